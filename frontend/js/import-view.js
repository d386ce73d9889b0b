import { sessionAddress } from './addresses.js';
import { count, dayOfYear } from './format.js';
import { sportName } from './sports.js';

export const outcomes = [
  { key: 'imported', name: 'Imported', plural: 'Imported' },
  { key: 'duplicate', name: 'Duplicate', plural: 'Duplicates' },
  { key: 'rejected', name: 'Rejected', plural: 'Rejected' },
];

const names = Object.fromEntries(outcomes.map(({ key, name }) => [key, name]));

const states = {
  queued: 'Waiting to begin',
  running: 'Importing',
  done: 'Import finished',
  interrupted: 'Import was interrupted',
};

const rules = {
  same_file: 'The very same file was imported before.',
  same_external_id: 'The same activity of the same service is here already.',
  same_time: 'The same sport at the same time is here already.',
};

/** Where an import stands, in a line. */
export function headlineOf({ state, counts }) {
  return `${states[state] ?? state}: ${countsOf(counts)}`;
}

export function countsOf({ imported, duplicate, rejected }) {
  return [`${imported} imported`, count(duplicate, 'duplicate'), `${rejected} rejected`].join(', ');
}

/** A decision as it reads on the screen. Frozen: there may be thousands, and none changes. */
export function decisionView({ id, file, entry, outcome, session_ids, sessions, rule, message }) {
  return Object.freeze({
    id,
    outcome,
    name: names[outcome] ?? outcome,
    file: entry ?? file,
    within: entry ? file : '',
    message: message ?? rules[rule] ?? added(session_ids),
    links: (sessions ?? []).map(linkToSession),
  });
}

/** What taking an import back did. */
export function takenBackView({ removed_session_ids, restored_session_ids, kept }) {
  const removed = `${count(removed_session_ids.length, 'session')} removed`;
  const emptied = restored_session_ids.length
    ? `, ${count(restored_session_ids.length, 'session')} emptied of what was filled in`
    : '';
  const left = kept.length ? ` ${count(kept.length, 'session')} stayed:` : '';
  return {
    words: `This import is taken back: ${removed}${emptied}.${left}`,
    kept: kept.map(({ session_id, reason }) => ({ ...linkTo(session_id), reason })),
  };
}

const linkToSession = ({ id, date, type }) => ({
  address: sessionAddress(id),
  label: `${dayOfYear(date)}, ${sportName(type).toLowerCase()}`,
});
const linkTo = (session) => ({ address: sessionAddress(session), label: `Session ${session}` });
const added = (ids) => (ids?.length > 1 ? `Several activities in one file: ${ids.length} sessions.` : '');
