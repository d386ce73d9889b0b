import { importsAddress } from './addresses.js';
import { apiBase } from './api-base.js';
import { sports } from './sports.js';

/** Writes out, before Alpine reads the page, what index.html would otherwise repeat in each dialog and field. */
export function completeMarkup() {
  document.querySelectorAll('[data-include]').forEach(include);
  document.querySelectorAll('[data-field]').forEach(completeField);
  document.querySelectorAll('[data-sports]').forEach((select) =>
    select.append(...sports.map(({ type, name }) => new Option(name, type))),
  );
  if (apiBase) document.querySelectorAll('a[href="/scalar"]').forEach((link) => (link.href = `${apiBase}/scalar`));
  document.querySelector('[data-imports]').href = importsAddress;
  document.querySelector('#time-zones').append(
    ...Intl.supportedValuesOf('timeZone').map((zone) => new Option(zone, zone)),
  );
}

function include(place) {
  place.replaceWith(document.getElementById(place.dataset.include).content.cloneNode(true));
}

/** Ties a label, its control, its hint and the place of its problem together. */
function completeField(field) {
  const name = field.dataset.field;
  const control = field.querySelector('input, select, textarea');
  const hint = field.querySelector('.hint') ?? (control.inputMode ? understoodHint(field, name) : null);
  const id = `${control.form.id}-${name}`;
  Object.assign(control, { id, name });
  field.querySelector('label').htmlFor = id;
  if (hint) hint.id = `${id}-hint`;

  control.setAttribute('x-model', `form.${name}`);
  control.setAttribute(':aria-invalid', `errors.${name} ? 'true' : null`);
  control.setAttribute('aria-describedby', hint ? `${id}-problem ${id}-hint` : `${id}-problem`);
  field.append(problemOf(name, `${id}-problem`));
}

/** A number typed with separators of thousands is told as it is read. */
function understoodHint(field, name) {
  const hint = document.createElement('p');
  hint.className = 'hint';
  hint.setAttribute('x-text', `$understood(form.${name})`);
  field.append(hint);
  return hint;
}

function problemOf(name, id) {
  const problem = document.createElement('p');
  problem.id = id;
  problem.className = 'problem';
  problem.setAttribute('x-text', `errors.${name}`);
  return problem;
}
