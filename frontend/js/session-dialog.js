import { sessionAddress } from './addresses.js';
import { createSession, find, paths, restoreSession } from './api.js';
import { Editor } from './editor.js';
import { clock, exactDuration, fullDayRange, moment, shortDayName } from './format.js';
import { readDuration } from './input-values.js';
import { yearAfter } from './iso-week.js';
import { newId } from './kept.js';
import { sessionToBody, sessionToForm } from './session-form.js';
import { sportName } from './sports.js';

const efforts = [
  '', 'very easy', 'easy', 'easy', 'moderate', 'moderate', 'somewhat hard', 'hard', 'very hard', 'very hard', 'all out',
];

// The API fills in the time zone by itself.
const details = [
  'elapsed_minutes',
  'calories_kcal',
  'average_heart_rate_bpm',
  'max_heart_rate_bpm',
  'average_power_watts',
];

export class SessionDialog extends Editor {
  name = 'session';
  levels = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
  labels = {
    type: 'Type',
    date: 'Date',
    start_time: 'Start',
    duration_minutes: 'Duration',
    distance_km: 'Distance',
    elevation_gain_m: 'Climb',
    title: 'Title',
    perceived_intensity: 'Intensity',
    is_race: 'Race',
    notes: 'Notes',
    elapsed_minutes: 'Elapsed time',
    average_heart_rate_bpm: 'Average heart rate',
    max_heart_rate_bpm: 'Max heart rate',
    average_power_watts: 'Average power',
    calories_kcal: 'Energy',
    timezone: 'Time zone',
  };
  words = { type: sportName, date: (day) => fullDayRange(day, day), start_time: (time) => clock(`2000-01-01T${time}`) };

  get key() {
    const { record } = this.target;
    return record ? `session:${record.id}` : null;
  }

  get title() {
    return this.target.record ? this.titleOf(this.target.record) : `new session, ${shortDayName(this.target.date)}`;
  }

  /** What is filled in is not left to be found. */
  open(target, draft) {
    super.open(target, draft);
    this.dialog.querySelector('details').open = details.some((field) => this.form[field] !== '');
  }

  get heading() {
    const { record } = this.target;
    return record ? `${sportName(record.type)} · ${shortDayName(record.date)}` : 'New session';
  }

  /** Of the page that shows all of it, unless that stands behind the dialog. */
  get address() {
    const { record } = this.target;
    const address = record && sessionAddress(record.id);
    return address !== location.pathname + location.search ? address : null;
  }

  get lastDate() {
    return this.target.today ? yearAfter(this.target.today) : null;
  }

  get durationHint() {
    const minutes = readDuration(this.form.duration_minutes ?? '');
    return minutes > 0 ? exactDuration(minutes) : 'h:mm or minutes, such as 1:05 or 65';
  }

  get effort() {
    const level = this.form.perceived_intensity;
    return level ? `${level} of 10, ${efforts[level]}` : 'Not set';
  }

  /** What the athlete cannot change but may want to know. */
  get origins() {
    const { external_id, source, created_at, updated_at } = this.record ?? {};
    return [
      { label: 'Source', value: source },
      { label: 'External id', value: external_id },
      { label: 'Added', value: created_at && moment(created_at) },
      { label: 'Changed', value: updated_at && updated_at !== created_at && moment(updated_at) },
    ].filter(({ value }) => value);
  }

  pathOf(session) {
    return paths.session(session?.id);
  }

  titleOf(session) {
    return `${sportName(session.type)} on ${shortDayName(session.date)}`;
  }

  toForm(session) {
    // The id of a new session is part of its draft, so that even a repetition after a reload does not add it twice.
    if (session) return sessionToForm(session);
    return { ...sessionToForm({ date: this.target.date }), external_id: newExternalId() };
  }

  toBody(form, session) {
    const { record, date } = this.target;
    const { body, errors } = sessionToBody(form, session ?? record ?? { date });
    if (!session) {
      form.external_id ??= newExternalId();
      body.external_id ??= form.external_id;
      body.source ??= 'page';
    }
    return { body, errors };
  }

  create(body) {
    return createSession(body);
  }

  identified(session) {
    // The id is chosen before the first attempt to bring it back, so that another one does not do so twice.
    return { ...session, external_id: session.external_id ?? newExternalId() };
  }

  /** A session comes back with what was recorded of it; one that is kept no longer, as the page knows it. */
  async bringBack(session) {
    try {
      return await restoreSession(session.id);
    } catch (error) {
      if (error.status !== 404) throw error;
      // It may stand there already, when only the answer to an earlier try got lost.
      return (await find(paths.session(session.id))) ?? super.bringBack(session);
    }
  }

  focusAfter(session) {
    return session ? `session-${session.id}` : `add-session-${(this.target.record ?? this.target).date}`;
  }
}

const newExternalId = () => `page-${newId()}`;
