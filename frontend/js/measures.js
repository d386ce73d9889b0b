// What a recording measures, as it is drawn and said: altitude, heart rate, pace or speed, power and cadence.
import { number, stopwatch, tenth, wholeNumber } from './format.js';

/** What changes by less, in its unit, hardly changes at all. */
export const FLAT = 10;

const ON_FOOT = ['run', 'trail', 'walk', 'hike'];
const BY_STROKES = ['swim', 'row'];

const isOnFoot = (type) => ON_FOOT.includes(type);

/** Pace for who goes on foot or swims, speed for all others: how metres per second read in that sport. */
export function tempoOf(type) {
  if (type === 'swim') return pace(100, '/100 m');
  return isOnFoot(type) ? pace(1000, '/km') : speed;
}

/** Strides as a runner counts them, step by step; strokes and revolutions as they are. */
export function cadenceOf(type) {
  const factor = isOnFoot(type) ? 2 : 1;
  const others = BY_STROKES.includes(type) ? 'strokes/min' : 'rpm';
  const unit = isOnFoot(type) ? 'steps/min' : others;
  return { name: 'Cadence', unit, write: (rpm) => wholeNumber(rpm * factor), ticks: scaled(factor, plainTicks) };
}

/** The measures of the charts, from above to below, each with the member of the streams that it shows. */
export function measuresOf(type) {
  const plain = { write: wholeNumber, ticks: plainTicks };
  return [
    { key: 'altitude', member: 'altitude_m', name: 'Altitude', unit: 'm', ...plain, isArea: true, isPlace: true },
    { key: 'heart-rate', member: 'heart_rate_bpm', name: 'Heart rate', unit: 'bpm', ...plain },
    // A stop or a lost satellite would press all the rest together.
    { key: 'tempo', member: 'speed_mps', stream: 'speed', ...tempoOf(type), isWild: true },
    { key: 'power', member: 'power_watts', name: 'Power', unit: 'W', ...plain, isWild: true },
    { key: 'cadence', member: 'cadence_rpm', ...cadenceOf(type), isWild: true },
  ];
}

const speed = {
  name: 'Speed',
  unit: 'km/h',
  write: (mps) => tenth(mps * 3.6),
  mark: (mps) => number(mps * 3.6),
  ticks: scaled(3.6, plainTicks),
};

// The charts go up with the speed, so that faster is higher; only the words are those of a pace.
function pace(metres, unit) {
  return {
    name: 'Pace',
    unit,
    metres,
    slowest: 0.4,
    write: (mps) => (mps > 0 && metres / mps < 6000 ? stopwatch(metres / mps) : '–'),
    ticks: (low, high) => paceTicks(low, high, metres),
  };
}

/** Two to five round values between two others. */
function plainTicks(low, high) {
  const rough = (high - low) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((one) => one >= rough);
  const first = Math.ceil(low / step - 1e-9);
  const count = Math.floor(high / step + 1e-9) - first + 1;
  return Array.from({ length: Math.max(count, 0) }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}

function scaled(factor, ticks) {
  return (low, high) => ticks(low * factor, high * factor).map((value) => value / factor);
}

/** Speeds about evenly apart, each at a pace that is a round number of seconds. */
function paceTicks(low, high, metres) {
  const speeds = [0.12, 0.42, 0.72, 0.95].map((part) => low + part * (high - low)).filter((one) => one > 0);
  const paces = speeds.map((one) => {
    const seconds = metres / one;
    const step = seconds > 900 ? 300 : seconds > 420 ? 30 : 10;
    return Math.round(seconds / step) * step;
  });
  return [...new Set(paces)].filter((one) => one > 0).map((one) => metres / one)
    .filter((one) => low <= one && one <= high);
}
