// Where the pages are. The API serves them at addresses of their own; another server knows them only by their files.
import { apiBase } from './api-base.js';

const isBesideApi = apiBase === '';

export const weekAddress = (week) => `/?week=${week}`;
export const sessionAddress = (id) => (isBesideApi ? `/sessions/${id}` : `/session.html?id=${id}`);
export const importsAddress = isBesideApi ? '/imports' : '/imports.html';
export const importAddress = (id) => (isBesideApi ? `/imports/${id}` : `/imports.html?id=${id}`);

/** Which session or import the address of this page names, as text of digits; null for none. */
export function askedId() {
  const [, id] = /^\/(?:sessions|imports)\/(\d+)$/.exec(location.pathname) ?? [];
  return id ?? /^\d+$/.exec(new URLSearchParams(location.search).get('id') ?? '')?.[0] ?? null;
}
