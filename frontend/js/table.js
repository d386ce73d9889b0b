import { html } from './html.js';

/**
 * A table of parts: `{ head, columns, rows: [{ head, cells: [{ text, share }] }] }`, where a share in percent is drawn
 * as a bar below its text. Made by hand, for a long ride has some thousand cells, and each would be a component.
 */
export function tableElement({ head, columns, rows }) {
  const heads = html('tr', '', ...[head, ...columns].map((name) => headCell('col', name)));
  const lines = rows.map((row) => html('tr', '', headCell('row', row.head), ...row.cells.map(cell)));
  return html('table', 'parts', html('thead', '', heads), html('tbody', '', ...lines));
}

function headCell(scope, name) {
  return Object.assign(html('th', '', name), { scope });
}

function cell({ text, share }) {
  if (share === undefined) return html('td', '', text);
  const bar = Object.assign(html('progress', 'bar'), { max: 100, value: share, ariaHidden: 'true' });
  return html('td', 'part-share', text, bar);
}
