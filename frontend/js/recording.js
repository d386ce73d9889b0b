// The streams of a session as columns that are ready to be drawn. All is frozen: a recording is large, and Alpine would
// watch each of its numbers otherwise.
import { FLAT, measuresOf } from './measures.js';
import { extent, projected } from './projection.js';

const LONG = 120;
const MANY = 12;
const SILENT = 15;
const FEW = 4;

const isKnown = (value) => value !== null && value !== undefined;

/** What was recorded, or null when nothing was: `streams` as the API gives them, of a session of that type. */
export function recordingOf(streams, type) {
  if (!streams?.returned) return null;
  const { time_seconds: time, distance_m: distance } = streams;
  const breaks = breaksOf(streams);
  const isDerived = ({ stream }) => streams.derived?.includes(stream) ?? false;
  const track = projected(streams.latitude_deg, streams.longitude_deg, breaks);
  const columns = measuresOf(type).map((measure) => ({
    ...measure,
    values: streams[measure.member] ?? [],
    breaks: silences(streams[measure.member] ?? [], time, breaks),
    note: isDerived(measure) ? 'computed from the positions' : '',
  }));
  return Object.freeze({
    recorded: streams.points,
    returned: streams.returned,
    time: Object.freeze(time),
    distance: distance?.some(isKnown) ? Object.freeze(rising(distance)) : null,
    track,
    measures: Object.freeze(columns.filter((column) => isTelling(column, track)).map(Object.freeze)),
  });
}

/** Whether there is something to be seen: what a barometer drifts by in a room is no altitude. */
function isTelling({ values, isPlace }, track) {
  const known = values.filter(isKnown);
  if (!isPlace || track) return known.length > 0;
  const [low, high] = extent(known);
  return high - low >= FLAT;
}

/** Where no line leads to: a new stretch begins there, or nothing was heard of the device for long. */
function breaksOf({ time_seconds: time, breaks }) {
  const steps = time.slice(1).map((second, index) => second - time[index]);
  const usual = steps.toSorted((one, other) => one - other)[steps.length >> 1] ?? 0;
  const long = Math.max(LONG, MANY * usual);
  return new Set([...breaks, ...steps.flatMap((step, index) => (step > long ? [index + 1] : []))]);
}

/**
 * Where no line of a sensor leads to: at a break, and where it said nothing for longer than it usually does. Between
 * neighbours nothing was recorded at all, as devices do while little changes.
 */
function silences(values, time, breaks) {
  const known = values.flatMap((value, index) => (isKnown(value) ? [index] : []));
  const steps = known.slice(1).map((index, place) => time[index] - time[known[place]]);
  const usual = steps.toSorted((one, other) => one - other)[steps.length >> 1] ?? 0;
  const isLong = (place) => {
    const isBetween = known[place] - known[place - 1] > 1;
    return steps[place - 1] > Math.max(SILENT, (isBetween ? FEW : MANY) * usual);
  };
  const stretches = [...breaks].sort((one, other) => one - other);
  let next = 0;
  return new Set(known.filter((index, place) => {
    const isBroken = next < stretches.length && stretches[next] <= index;
    while (next < stretches.length && stretches[next] <= index) next++;
    return isBroken || (place > 0 && isLong(place));
  }));
}

/** Distances without gaps and without a step back, so that each place on an axis is one moment. */
function rising(distance) {
  let farthest = 0;
  return distance.map((value) => (farthest = Math.max(farthest, value ?? farthest)));
}

/** The index of the value next to `wanted` in a list that never falls. */
export function nearest(values, wanted) {
  let [low, high] = [0, values.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (values[middle] < wanted) low = middle;
    else high = middle;
  }
  return Math.abs(values[low] - wanted) <= Math.abs(values[high] - wanted) ? low : high;
}
