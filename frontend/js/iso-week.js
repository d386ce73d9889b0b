// ISO 8601 weeks as text ("2026-W47") and local days as text ("2026-11-16"): no clock and no time zone takes part.

const DAY = 86_400_000;

const toTime = (date) => Date.parse(`${date}T00:00:00Z`);
const toDate = (time) => new Date(time).toISOString().slice(0, 10);
const mondayBefore = (time) => time - ((new Date(time).getUTCDay() + 6) % 7) * DAY;

export function addDays(date, days) {
  return toDate(toTime(date) + days * DAY);
}

/** The same day of the next year; the last of February where that year has no 29th. */
export function yearAfter(date) {
  const year = String(Number(date.slice(0, 4)) + 1).padStart(4, '0');
  const day = `${year}${date.slice(4)}`;
  return toDate(toTime(day)) === day ? day : `${year}-02-28`;
}

/** The week that a day belongs to: that of its Thursday. */
export function weekOf(date) {
  const thursday = mondayBefore(toTime(date)) + 3 * DAY;
  const year = new Date(thursday).getUTCFullYear();
  const number = 1 + Math.floor((thursday - Date.UTC(year, 0, 1)) / (7 * DAY));
  return `${String(year).padStart(4, '0')}-W${String(number).padStart(2, '0')}`;
}

export function partsOf(week) {
  const [year, number] = week.split('-W').map(Number);
  return { year, number };
}

export function mondayOf(week) {
  const { year, number } = partsOf(week);
  return toDate(mondayBefore(Date.UTC(year, 0, 4)) + (number - 1) * 7 * DAY);
}

export function daysOf(week) {
  const monday = mondayOf(week);
  return [0, 1, 2, 3, 4, 5, 6].map((day) => addDays(monday, day));
}

export function shiftWeek(week, weeks) {
  return weekOf(addDays(mondayOf(week), 7 * weeks));
}

/** How many weeks a year has, 52 or 53: 28 December is always in the last one. */
export function weeksOf(year) {
  return partsOf(weekOf(`${year}-12-28`)).number;
}

/** The usual spelling of a week, 2026-W07, for 2026-w7 or 2026W07; any other text as it is. */
export function spellWeek(text) {
  const [, year, number] = /^(\d{4})-?w(\d{1,2})$/i.exec(text.trim()) ?? [];
  return year ? `${year}-W${number.padStart(2, '0')}` : text;
}

/** Whether a text names a week that exists and that the API takes: 2026-W53 does, 2025-W53 and 1899-W10 do not. */
export function isWeek(text) {
  return /^(19\d\d|2[01]\d\d|2200)-W\d{2}$/.test(text) && weekOf(mondayOf(text)) === text;
}
