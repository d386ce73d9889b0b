// Forms as plain values: what is typed into one, by the names of its fields. Nothing here touches the screen.

export const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** A form with what was typed into another one, which may have had other fields or none of them in this shape. */
export function withTyped(form, typed) {
  const isFitting = ([field, value]) => field in form && shapeOf(value) === shapeOf(form[field]);
  return { ...form, ...Object.fromEntries(Object.entries(typed).filter(isFitting)) };
}

/**
 * Puts what was typed beside what stands there by now. What was not touched here follows the other change; what was
 * touched is for the athlete to decide, row by row.
 */
export function compare({ form, clean }, theirs, labels) {
  const touched = Object.keys(theirs).filter((field) => !same(form[field], clean[field]));
  const mine = { ...theirs, ...Object.fromEntries(touched.map((field) => [field, form[field]])) };
  const rows = Object.keys(labels)
    .filter((field) => !same(mine[field], theirs[field]))
    .map((field) => ({ field, label: labels[field], mine: shown(mine[field]), theirs: shown(theirs[field]) }));
  return { mine, rows };
}

const shapeOf = (value) => (Array.isArray(value) ? 'array' : typeof value);

function shown(value) {
  if (Array.isArray(value)) return value.join(', ');
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return value || 'nothing';
}
