const METRES_PER_DEGREE = 111_195; // of a great circle of a sphere with the mean radius of the Earth, 6,371 km

/** The breaks of a track: those of the recording, and each place after one that is not known. */
function breaksOf(points, breaks) {
  const isFirst = (point, index) => point !== null && (points[index - 1] === null || breaks.has(index));
  return new Set(points.flatMap((point, index) => (isFirst(point, index) ? [index] : [])));
}

/**
 * Positions as metres to the east and to the south of the first of them: equirectangular, narrowed by the cosine of the
 * middle latitude, which keeps the shape of anything that one goes in a day. A position that is unknown is null. Null
 * when there are none.
 */
export function projected(latitudes, longitudes, breaks) {
  const isThere = (index) => isNumber(latitudes[index]) && isNumber(longitudes[index]);
  const known = (latitudes ?? []).map((_, index) => index).filter(isThere);
  if (!known.length) return null;
  const rounded = unrolled(longitudes, known);
  const [low, high] = extent(known.map((index) => latitudes[index]));
  const narrowing = Math.cos((((low + high) / 2) * Math.PI) / 180);
  const [first] = known;
  const points = latitudes.map((_, index) => (isThere(index)
    ? Object.freeze([
      (rounded[index] - rounded[first]) * narrowing * METRES_PER_DEGREE,
      (latitudes[first] - latitudes[index]) * METRES_PER_DEGREE,
    ])
    : null));
  return Object.freeze({ points: Object.freeze(points), breaks: breaksOf(points, breaks), first, last: known.at(-1) });
}

/** Longitudes that go on beyond 180° where a track crosses that meridian, rather than once around the Earth. */
function unrolled(longitudes, known) {
  const result = [];
  let turns = 0;
  let before = longitudes[known[0]];
  for (const index of known) {
    const step = longitudes[index] - before;
    if (Math.abs(step) > 180) turns -= Math.sign(step);
    before = longitudes[index];
    result[index] = before + 360 * turns;
  }
  return result;
}

export function extent(values) {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}

const isNumber = (value) => typeof value === 'number';
