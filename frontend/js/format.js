// Numbers, quantities and dates in the browser's language, with the digits and the calendar of the fields and of ISO
// weeks beside them. Days are formatted in UTC: they are days, not instants.

const { locale: language } = new Intl.NumberFormat().resolvedOptions();
const locale = new Intl.Locale(language, { numberingSystem: 'latn', calendar: 'gregory' });

// Each takes a millisecond or two to make, and no page needs them all.
const lazy = (make) => {
  let made;
  return () => (made ??= make());
};

const numbers = (options) => lazy(() => new Intl.NumberFormat(locale, options));
const digits = numbers({ maximumFractionDigits: 2 });
const whole = numbers({ maximumFractionDigits: 0 });
const tenths = numbers({ minimumFractionDigits: 1, maximumFractionDigits: 1 });
const inKilometres = numbers({ style: 'unit', unit: 'kilometer', maximumFractionDigits: 2 });
const inMetres = numbers({ style: 'unit', unit: 'meter', maximumFractionDigits: 0 });
const spokenUnits = ['hour', 'minute', 'second'].map((unit) => numbers({ style: 'unit', unit, unitDisplay: 'long' }));
const list = lazy(() => new Intl.ListFormat('en-GB', { type: 'conjunction' }));
const plural = lazy(() => new Intl.PluralRules('en'));

const moments = (options) => lazy(() => new Intl.DateTimeFormat(locale, options));
const dates = (options) => moments({ timeZone: 'UTC', ...options });
const weekday = dates({ weekday: 'short' });
const dayNumber = dates({ day: 'numeric' });
const longDay = dates({ weekday: 'long', day: 'numeric', month: 'long' });
const shortDay = dates({ weekday: 'short', day: 'numeric', month: 'short' });
const datedDay = dates({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
const fullDayOf = dates({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
const longRange = dates({ day: 'numeric', month: 'long' });
const fullRange = dates({ day: 'numeric', month: 'short', year: 'numeric' });
const clockTime = dates({ timeStyle: 'short' });
const instant = moments({ dateStyle: 'medium', timeStyle: 'short' });

const at = (date) => new Date(`${date}T12:00:00Z`);

// Words of a script from right to left would pull the numbers beside them out of their English sentence.
const isolated = (text) => (/[\u0590-\u08ff]/.test(text) ? `\u2068${text}\u2069` : text);

export const number = (value) => digits().format(value);
export const wholeNumber = (value) => whole().format(value);
export const tenth = (value) => tenths().format(value);
export const kilometres = (value) => isolated(inKilometres().format(value));
export const metres = (value) => isolated(inMetres().format(value));
export const count = (value, noun) => `${number(value)} ${plural().select(value) === 'one' ? noun : `${noun}s`}`;
export const enumeration = (items) => list().format(items);

export const weekdayName = (date) => isolated(weekday().format(at(date)));
export const dayOfMonth = (date) => dayNumber().format(at(date));
export const dayName = (date) => isolated(longDay().format(at(date)));
export const shortDayName = (date) => isolated(shortDay().format(at(date)));
export const dayOfYear = (date) => isolated(datedDay().format(at(date)));
export const fullDay = (date) => isolated(fullDayOf().format(at(date)));
export const dayRange = (first, last) => isolated(longRange().formatRange(at(first), at(last)));
export const fullDayRange = (first, last) => isolated(fullRange().formatRange(at(first), at(last)));
export const moment = (text) => isolated(instant().format(new Date(text)));

// As the API does with them: marks that nobody sees turn names around. Joiners make words and pictures.
const unseen = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** The name of a file without what no person can see. */
export const visible = (name) => name.replace(unseen, '');

/** Minutes as h:mm, the way a training log is read. */
export function duration(minutes) {
  const whole = Math.round(minutes);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

/** Bytes as people know them from their files. */
export function fileSize(bytes) {
  const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), 3);
  const value = bytes / 1000 ** power;
  return `${power > 1 && value < 100 ? tenth(value) : wholeNumber(value)} ${['B', 'kB', 'MB', 'GB'][power]}`;
}

/** Seconds as h:mm:ss, or as m:ss below an hour, the way a watch shows them. */
export function stopwatch(seconds) {
  const all = Math.round(seconds);
  const [hours, minutes] = [Math.floor(all / 3600), Math.floor(all / 60) % 60];
  const pad = (value) => String(value).padStart(2, '0');
  return hours ? `${hours}:${pad(minutes)}:${pad(all % 60)}` : `${minutes}:${pad(all % 60)}`;
}

/** Minutes as words, for a screen reader that would read h:mm as a time of day. */
export function spokenDuration(minutes) {
  return exactDuration(Math.round(minutes)) || isolated(spokenUnits[1]().format(0));
}

/** The same to the second; nothing for no time at all. */
export function exactDuration(minutes) {
  const seconds = Math.round(minutes * 60);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return isolated(parts.map((value, unit) => value && spokenUnits[unit]().format(value)).filter(Boolean).join(' '));
}

/** The clock time that the athlete saw: that of the timestamp's own offset, never shifted into the browser's zone. */
export function clock(startTime) {
  const time = clockInput(startTime);
  return time && isolated(clockTime().format(new Date(`2000-01-01T${time}Z`)));
}

/** The same as HH:mm, as `<input type="time">` wants it. */
export function clockInput(startTime) {
  return startTime?.slice(11, 16) ?? '';
}
