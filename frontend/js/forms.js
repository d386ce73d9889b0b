// Forms as plain values: what is typed into one, by the names of its fields. Nothing here touches the screen.

const LONGEST_GIST = 40;

export const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** A form with what was typed into another one, which may have had other fields or none of them in this shape. */
export function withTyped(form, typed) {
  const isFitting = ([field, value]) => field in form && shapeOf(value) === shapeOf(form[field]);
  return { ...form, ...Object.fromEntries(Object.entries(typed).filter(isFitting)) };
}

/** A form with what was changed in it since `clean`; all else follows `theirs`. */
export function merge(form, clean, theirs) {
  const touched = Object.keys(theirs).filter((field) => !same(form[field], clean[field]));
  return { ...theirs, ...Object.fromEntries(touched.map((field) => [field, form[field]])) };
}

/**
 * What was, what is typed and what stands there by now beside each other, for each field in which the three differ.
 * `words` say some fields as they read on the screen.
 */
export function compare({ clean, mine, theirs }, labels, words) {
  const isRow = (field) => [clean, mine].some((form) => !same(form[field], theirs[field]));
  return Object.keys(labels).filter(isRow).map((field) => {
    const [before, kept, taken] = [clean, mine, theirs].map((form) => shown(form[field], words[field]));
    return { field, label: labels[field], before, kept, taken };
  });
}

/** The first words by which a person knows a form again. */
export function gistOf({ title, note, description, notes }) {
  const [line] = [title, note, description, notes].map((text) => text?.trim()).find(Boolean)?.split('\n') ?? [];
  return line?.length > LONGEST_GIST ? `${line.slice(0, LONGEST_GIST)}…` : line;
}

const shapeOf = (value) => (Array.isArray(value) ? 'array' : typeof value);

function shown(value, inWords = String) {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return value?.length ? inWords(value) : 'nothing';
}
