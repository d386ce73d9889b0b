import * as format from './format.js';
import { daysOf } from './iso-week.js';
import { sportName } from './sports.js';

/** A week's summary as the words and numbers on the screen. */
export function viewOf(summary) {
  const { week, today, plan, start_date, end_date } = summary;
  return {
    week,
    today,
    plan: plan && planOf(plan),
    measures: measuresOf(summary),
    countedTypes: countedTypes(summary),
    days: daysOf(week).map((date) => dayView(date, summary)),
    totals: Object.entries(summary.totals_by_type).map(([type, total]) => totalView(type, total)),
    isCurrent: start_date <= today && today <= end_date,
    isEmpty: !plan && summary.total_sessions === 0 && summary.day_notes.length === 0,
    sessionCount: format.count(summary.total_sessions, 'session'),
  };
}

/** A plan as its text, its targets in words and its tags. */
export function planOf(plan) {
  const targets = [
    plan.target_distance_km != null && format.kilometres(plan.target_distance_km),
    plan.target_duration_minutes != null && `${format.duration(plan.target_duration_minutes)} h`,
    plan.target_sessions != null && format.count(plan.target_sessions, 'session'),
    plan.target_elevation_gain_m != null && `${format.metres(plan.target_elevation_gain_m)} climb`,
  ];
  const tags = (plan.tags ?? '').split(',').map((tag) => tag.trim());
  return { text: plan.description, targets: targets.filter(Boolean), tags: tags.filter(Boolean) };
}

function measuresOf(summary) {
  const { delta, today, end_date } = summary;
  const measures = [
    {
      name: 'Distance',
      key: 'distance',
      done: summary.total_distance_km,
      isKnown: isRecorded(summary, summary.distance_types, 'distance_km'),
      write: format.kilometres,
    },
    { name: 'Duration', key: 'duration', done: summary.total_duration_minutes, isKnown: true, write: format.duration },
    { name: 'Sessions', key: 'sessions', done: summary.total_sessions, isKnown: true, write: format.number },
    {
      name: 'Climb',
      key: 'elevation',
      done: summary.total_elevation_gain_m,
      isKnown: isRecorded(summary, summary.elevation_types, 'elevation_gain_m'),
      write: format.metres,
    },
  ];
  return measures.map(({ name, key, done, isKnown, write }) => {
    const target = delta[key];
    const difference = target ? differenceWords(target, write, end_date < today) : '';
    return {
      name,
      isKnown,
      done: isKnown ? write(done) : '–',
      target: target ? `of ${write(target.target)}` : '',
      // There is no percentage of a target of zero, which anything fulfils.
      percent: isKnown ? (target?.percent ?? 100) : 0,
      words: isKnown ? difference : 'Not recorded',
    };
  });
}

/** Whether a total says something: not when sessions count towards it and none of them tells its part. */
function isRecorded({ totals_by_type }, types, part) {
  const counted = types.map((type) => totals_by_type[type]).filter(Boolean);
  return counted.length === 0 || counted.some((sum) => sum[part] !== null);
}

function differenceWords({ difference, unit }, write, isOver) {
  const amount = write(Math.abs(difference));
  if (amount === write(0)) return 'As planned';
  const said = unit === 'sessions' ? format.count(Math.abs(difference), 'session') : amount;
  if (difference > 0) return `${said} more than planned`;
  return isOver ? `${said} less than planned` : `${said} to go`;
}

function countedTypes({ distance_types, elevation_types }) {
  const names = (types) => types.map((type) => sportName(type).toLowerCase());
  const words = (types) => format.enumeration(names(types)) || 'nothing';
  return `Distance counts ${words(distance_types)}; climb counts ${words(elevation_types)}.`;
}

function dayView(date, { today, sessions, day_notes }) {
  return {
    date,
    name: format.dayName(date),
    weekday: format.weekdayName(date),
    number: format.dayOfMonth(date),
    isToday: date === today,
    note: day_notes.find((note) => note.date === date)?.note ?? '',
    cards: sessions.filter((session) => session.date === date).map(cardOf),
  };
}

function cardOf(session) {
  return {
    id: session.id,
    sport: `sport-${session.type}`,
    type: sportName(session.type),
    isRace: session.is_race,
    time: format.clock(session.start_time),
    duration: format.duration(session.duration_minutes),
    spokenDuration: format.spokenDuration(session.duration_minutes),
    distance: session.distance_km ? format.kilometres(session.distance_km) : '',
    climb: session.elevation_gain_m == null ? '' : format.metres(session.elevation_gain_m),
    title: session.title ?? '',
    notes: session.notes ?? '',
    intensity: session.perceived_intensity,
  };
}

function totalView(type, { sessions, duration_minutes, distance_km, elevation_gain_m }) {
  const parts = [
    distance_km != null && format.kilometres(distance_km),
    format.duration(duration_minutes),
    elevation_gain_m != null && `${format.metres(elevation_gain_m)} ↑`,
    format.count(sessions, 'session'),
  ];
  return { sport: `sport-${type}`, name: sportName(type), text: parts.filter(Boolean).join(' · ') };
}
