// Between what a person types and what the API takes. Text that is shown again always reads back as the same value.

const separators = Object.fromEntries(
  new Intl.NumberFormat(undefined, { numberingSystem: 'latn' })
    .formatToParts(12345.6)
    .filter(({ type }) => type === 'decimal' || type === 'group')
    .map(({ type, value }) => [type, value]),
);

const plain = new Intl.NumberFormat(undefined, {
  numberingSystem: 'latn',
  useGrouping: false,
  maximumFractionDigits: 12,
});

export function numberText(value) {
  return value == null ? '' : plain.format(value);
}

/**
 * The number a text means, null for an empty one, NaN for none. A comma and a point both work as the decimal mark,
 * except where the browser's language reads the text as groups of thousands.
 */
export function readNumber(text) {
  const typed = ungrouped(inLatin(text));
  if (typed === '') return null;
  return /^-?(\d+([.,]\d*)?|[.,]\d+)$/.test(typed) ? Number(typed.replace(',', '.')) : NaN;
}

/** How a number that was typed with separators of thousands is read; nothing where nobody can be mistaken. */
export function understood(text) {
  const typed = inLatin(text ?? '');
  const value = readNumber(typed);
  return value !== null && !Number.isNaN(value) && ungrouped(typed) !== typed ? `Read as ${numberText(value)}` : '';
}

function ungrouped(text) {
  const typed = text.replace(/[\s'’]/g, '');
  const { group } = separators;
  // A group of thousands never begins with 0: 0.250 is a quarter everywhere.
  const isGrouped = /[.,]/.test(group) && new RegExp(`^-?[1-9]\\d{0,2}(\\${group}\\d{3})+(?!\\d)`).test(typed);
  return isGrouped ? typed.replaceAll(group, '') : typed;
}

/** What was typed in any script, with the digits and marks of a Latin keyboard. */
function inLatin(text) {
  return text
    .normalize('NFKC')
    .replace(/[\u061c\u200e\u200f\u2066-\u2069]/g, '')
    .replace(/\p{Nd}/gu, digitOf)
    .replaceAll('\u066b', separators.decimal)
    .replaceAll('\u066c', "'")
    .trim();
}

/** The digits of a script follow each other from its zero on. */
function digitOf(character) {
  const code = character.codePointAt(0);
  let zero = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return String((code - zero) % 10);
}

export function durationText(minutes) {
  if (minutes == null) return '';
  const seconds = Math.round(minutes * 60);
  const pad = (value) => String(value).padStart(2, '0');
  const text = `${Math.floor(seconds / 3600)}:${pad(Math.floor(seconds / 60) % 60)}`;
  return seconds % 60 ? `${text}:${pad(seconds % 60)}` : text;
}

/** Minutes from "1:05", "1:05:30", "65", "1 h 5 min" or "1.5h"; null for an empty text, NaN for none of these. */
export function readDuration(text) {
  const typed = inLatin(text).toLowerCase();
  if (typed === '') return null;
  const clock = /^(\d+):([0-5]?\d)(?::([0-5]?\d))?$/.exec(typed);
  if (clock) return Number(clock[1]) * 60 + Number(clock[2]) + Number(clock[3] ?? 0) / 60;
  const words = /^(?:([\d.,]+)\s*h[a-z]*)?\s*(?:([\d.,]+)\s*(?:m[a-z]*|['’′])?)?$/.exec(typed);
  if (!words) return NaN;
  const [hours, minutes] = [words[1], words[2]].map((part) => readNumber(part ?? '') ?? 0);
  return hours * 60 + minutes;
}
