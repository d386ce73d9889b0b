import { axes, marksOf } from './axes.js';
import * as format from './format.js';
import { cadenceOf, tempoOf } from './measures.js';
import { nearest } from './recording.js';
import { sportName } from './sports.js';

const UNKNOWN = '–';
const ROWS = 30;
const KILOMETRE = 1000;

/** A session as the words and numbers on the screen. */
export function viewOf(session) {
  return {
    sport: `sport-${session.type}`,
    type: sportName(session.type),
    isRace: session.is_race,
    title: session.title || `${sportName(session.type)} on ${format.dayName(session.date)}`,
    when: [format.fullDay(session.date), format.clock(session.start_time)].filter(Boolean).join(' · '),
    device: session.device ?? '',
    file: session.file ?? '',
    hasPositions: session.streams?.includes('latitude') ?? false,
    isPartial: session.is_partial ?? false,
    notes: session.notes ?? '',
    ...factsOf(session),
  };
}

/** The numbers of a session. What most sessions have is there even if unknown; the rest only when it is known. */
function factsOf(session) {
  const { duration_minutes, elapsed_minutes, moving_minutes, distance_km, elevation_loss_m, type } = session;
  const tempo = tempoOf(type);
  const cadence = cadenceOf(type);
  const facts = [
    // Watches write zero for what is done on one spot.
    { name: 'Distance', value: written(distance_km || null, format.number), unit: 'km', members: ['distance_km'] },
    {
      name: 'Duration',
      value: format.stopwatch(duration_minutes * 60),
      unit: duration_minutes < 60 ? 'min' : 'h',
      more: [
        isLess(moving_minutes, duration_minutes) && `moving ${format.stopwatch(moving_minutes * 60)}`,
        isLess(duration_minutes, elapsed_minutes) && `with breaks ${format.stopwatch(elapsed_minutes * 60)}`,
      ],
      members: ['duration_minutes'],
    },
    {
      name: tempo.name,
      value: distance_km ? tempo.write((distance_km * 1000) / (duration_minutes * 60)) : UNKNOWN,
      unit: tempo.unit,
      isOptional: true,
    },
    {
      name: 'Climb',
      value: written(session.elevation_gain_m, format.wholeNumber),
      unit: 'm',
      more: [elevation_loss_m != null && `descent ${format.metres(elevation_loss_m)}`],
      members: ['elevation_gain_m', 'elevation_loss_m'],
    },
    { name: 'Heart rate', unit: 'bpm', ...averageAndMost(session, 'heart_rate_bpm', format.wholeNumber) },
    { name: 'Power', unit: 'W', ...averageAndMost(session, 'power_watts', format.wholeNumber), isOptional: true },
    { ...cadence, ...averageAndMost(session, 'cadence_rpm', cadence.write), isOptional: true },
    {
      name: 'Energy',
      value: written(session.calories_kcal, format.wholeNumber),
      unit: 'kcal',
      members: ['calories_kcal'],
    },
    { name: 'Intensity', value: written(session.perceived_intensity, format.number), unit: 'of 10' },
  ];
  const isShown = ({ value, isOptional }) => !(isOptional && value === UNKNOWN);
  const isComputed = ({ members = [] }) => members.some((member) => session.derived?.includes(member));
  const computed = facts.filter(isShown).filter(isComputed).map(({ name }) => name.toLowerCase());
  return {
    facts: facts.filter(isShown).map(factView),
    computed: computed.length ? `Not recorded, but computed from the points: ${format.enumeration(computed)}.` : '',
  };
}

function averageAndMost(session, member, write) {
  const [average, most] = [`average_${member}`, `max_${member}`];
  return {
    value: written(session[average], write),
    more: [session[most] != null && `max ${write(session[most])}`],
    members: [average, most],
  };
}

const written = (value, write) => (value == null ? UNKNOWN : write(value));
/** By what can be seen: a second, rounded. Clocks of one device are apart by parts of one. */
const isLess = (minutes, than) => minutes != null && than != null && than - minutes >= 1 / 60;

function factView({ name, value, unit = '', more = [] }) {
  const isKnown = value !== UNKNOWN;
  return { name, value, isKnown, unit: isKnown ? unit : '', more: more.filter(Boolean).join(' · ') };
}

export function lapsOf(laps, type) {
  return tableOf(laps, type, {
    head: 'No.',
    nameOf: ({ number }) => number,
    lead: [
      { name: 'Distance', of: lengthOf, write: lengthInWords },
      { name: 'Time', of: secondsOf, write: format.stopwatch },
    ],
  });
}

/** Kilometres; of the last one, which is seldom whole, its length. */
export function splitsOf(splits, type) {
  // The time of a kilometre is its pace.
  const isTimeSaid = tempoOf(type).metres === KILOMETRE;
  return tableOf(splits, type, {
    head: 'km',
    nameOf: ({ number, distance_m }) => (distance_m < KILOMETRE ? lengthInWords(distance_m) : number),
    lead: isTimeSaid ? [] : [{ name: 'Time', of: secondsOf, write: format.stopwatch }],
  });
}

/** Parts of a session as rows under the columns that say something. */
function tableOf(parts, type, { head, nameOf, lead }) {
  const tempo = tempoOf(type);
  const speedOf = (part) => (lengthOf(part) && secondsOf(part) ? lengthOf(part) / secondsOf(part) : null);
  const columns = [
    ...lead,
    { name: `${tempo.name} ${tempo.unit}`, of: speedOf, write: tempo.write },
    { name: 'Climb m', of: (part) => part.ascent_m, write: format.wholeNumber },
    { name: 'Descent m', of: (part) => part.descent_m, write: format.wholeNumber },
    { name: 'Heart rate', of: (part) => part.average_heart_rate_bpm, write: format.wholeNumber },
    { name: 'Power W', of: (part) => part.average_power_watts, write: format.wholeNumber },
  ].filter(({ of }) => parts.some(of));
  const fastest = Math.max(...parts.map(speedOf));
  const cellOf = (part) => ({ of, write }) => {
    const text = written(of(part), write);
    const isDrawn = of === speedOf && text !== UNKNOWN;
    return isDrawn ? { text, share: Math.round((100 * of(part)) / fastest) } : { text };
  };
  return {
    head,
    columns: columns.map(({ name }) => name),
    rows: parts.map((part) => ({ head: nameOf(part), cells: columns.map(cellOf(part)) })),
  };
}

// A rest goes nowhere, and what has no times of its points took none that is known.
const lengthOf = ({ distance_m }) => distance_m || null;
const secondsOf = ({ timer_seconds, elapsed_seconds }) => (timer_seconds ?? elapsed_seconds) || null;

const lengthInWords = (metres) =>
  metres < KILOMETRE ? format.metres(metres) : format.kilometres(metres / KILOMETRE);

/** The recording as a table, a row every so often. */
export function readingsOf({ time, distance, measures }) {
  const axis = axes.time;
  const moments = marksOf(axis, time[0], time.at(-1), ROWS);
  const columns = [distance && 'Distance', ...measures.map(({ name, unit }) => `${name} ${unit}`)].filter(Boolean);
  const rows = moments.map((moment) => {
    const index = nearest(time, moment);
    const read = measures.map(({ values, write }) => written(values[index], write));
    const texts = distance ? [format.kilometres(distance[index] / 1000), ...read] : read;
    return { head: axis.write(moment), cells: texts.map((text) => ({ text })) };
  });
  return { head: 'Time', columns, rows };
}
