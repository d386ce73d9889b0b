import { clockInput } from './format.js';
import { durationText, numberText, readDuration, readNumber } from './input-values.js';

const numbers = [
  'distance_km',
  'elevation_gain_m',
  'average_heart_rate_bpm',
  'max_heart_rate_bpm',
  'average_power_watts',
  'calories_kcal',
];
const durations = ['duration_minutes', 'elapsed_minutes'];
const texts = ['title', 'notes', 'timezone'];

/** A session as the texts of its form; a day that has none yet gives an empty form. */
export function sessionToForm(session) {
  const form = {
    type: session.type ?? 'run',
    date: session.date,
    start_time: clockInput(session.start_time),
    perceived_intensity: session.perceived_intensity == null ? '' : String(session.perceived_intensity),
    is_race: session.is_race ?? false,
  };
  numbers.forEach((field) => (form[field] = numberText(session[field])));
  durations.forEach((field) => (form[field] = durationText(session[field])));
  texts.forEach((field) => (form[field] = session[field] ?? ''));
  return form;
}

/** What the API takes: all that was read of the session, with what the form changes. */
export function sessionToBody(form, session) {
  const before = sessionToForm(session);
  const errors = {};
  const body = { ...session };
  const change = (field, value) => {
    // Untouched text stands for the exact value that was read, which it may show rounded.
    if (form[field] !== before[field] || session[field] === undefined) body[field] = value;
  };
  const reject = (field, sentence) => (errors[field] = sentence);

  change('type', form.type);
  change('date', form.date);
  change('is_race', form.is_race);
  change('perceived_intensity', form.perceived_intensity === '' ? null : Number(form.perceived_intensity));
  texts.forEach((field) => change(field, form[field].trim() || null));
  numbers.forEach((field) => {
    const value = readNumber(form[field]);
    if (Number.isNaN(value)) reject(field, 'Write a number, or leave it empty.');
    change(field, value);
  });
  durations.forEach((field) => {
    const value = readDuration(form[field]);
    if (Number.isNaN(value)) reject(field, 'Write hours and minutes as 1:05, or minutes as 65.');
    change(field, value);
  });
  body.start_time = startTime(form, before, session);

  if (!form.date) reject('date', 'Choose the day.');
  if (form.duration_minutes.trim() === '') reject('duration_minutes', 'Say how long it took, such as 1:05 or 65.');
  return { body, errors };
}

/**
 * A clock time without an offset is one in the session's time zone. An offset that no zone accounts for is kept, save
 * for UTC's, by which the API takes no place to be meant.
 */
function startTime(form, before, session) {
  if (!form.start_time) return null;
  const isUntouched = ['date', 'timezone', 'start_time'].every((field) => form[field] === before[field]);
  if (isUntouched) return session.start_time;
  const offset = /[+-](?!00:00)\d\d:\d\d$/.exec(session.start_time ?? '')?.[0] ?? '';
  return `${form.date}T${form.start_time}:00${form.timezone ? '' : offset}`;
}
