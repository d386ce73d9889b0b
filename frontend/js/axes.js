// What charts lie over: the time since the start or the distance from it.
import { kilometres, stopwatch } from './format.js';

const MINUTE = 60;
const HOUR = 3600;
const TIME_STEPS = [
  1, 2, 5, 10, 15, 30, MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 15 * MINUTE, 30 * MINUTE,
  HOUR, 2 * HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, 24 * HOUR,
];
const DISTANCE_STEPS = [-1, 0, 1, 2, 3, 4, 5].flatMap((power) => [1, 2, 5].map((factor) => factor * 10 ** power));

export const axes = {
  time: { name: 'Time', write: stopwatch, steps: TIME_STEPS },
  distance: { name: 'Distance', write: (metres) => kilometres(metres / 1000), steps: DISTANCE_STEPS },
};

/** Round values between two others, at most so many. */
export function marksOf({ steps }, low, high, most) {
  const step = steps.find((one) => (high - low) / one <= most) ?? steps.at(-1);
  const first = Math.ceil(low / step - 1e-9);
  const count = Math.floor(high / step + 1e-9) - first + 1;
  return Array.from({ length: Math.max(count, 0) }, (_, index) => (first + index) * step);
}
