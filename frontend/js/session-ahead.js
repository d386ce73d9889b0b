// What the first look at a session needs is asked for at once, while the rest of the page is still on its way.
import { askedId } from './addresses.js';
import { find, paths } from './api.js';

/** So many points are drawn of a whole recording; more are read when somebody looks closer. */
const OVERVIEW = 2_000;

/** What of the session is shown at first, besides itself. */
export const partsOf = (id) => ({
  streams: paths.streams(id, OVERVIEW),
  splits: paths.splits(id),
  laps: paths.laps(id),
});

const ahead = new Map();
const id = askedId();
if (id) [paths.session(id), ...Object.values(partsOf(id))].forEach(ask);

function ask(path) {
  const answer = find(path);
  // A failure is told by who looks at the answer.
  answer.catch(() => {});
  ahead.set(path, answer);
}

/** After a change, what was asked for before it is not true any more. */
export const forgetAnswers = () => ahead.clear();

/** An answer that was asked for ahead, once; later ones are asked for when they are wanted. */
export function answerTo(path) {
  const answer = ahead.get(path) ?? find(path);
  ahead.delete(path);
  return answer;
}
