// Every request of the page. Failures arrive as one kind of error, whose message is a sentence for the athlete.
import { partsOf } from './iso-week.js';

const TIMEOUT = 15_000;
const PAUSES = [400, 1_200, 3_000];

const base = apiBase();

/** What the API refused or what kept a request from it; `status` is 0 when no answer came. */
export class ApiError extends Error {
  constructor(message, { status = 0, errors = {}, existingId } = {}) {
    super(message);
    this.status = status;
    this.errors = errors;
    this.existingId = existingId;
  }

  get isUnreachable() {
    return this.status === 0 || this.status === 503;
  }
}

export const paths = {
  session: (id) => `/api/sessions/${id}`,
  note: (date) => `/api/day-notes/${date}`,
  plan: (year, number) => `/api/plans/${year}/${number}`,
  settings: '/api/settings',
};

/** The summary of a week; of the current one, as the API's clock and the athlete's time zone see it, without one. */
export async function readWeek(week, signal) {
  const { year, number } = week ? partsOf(week) : {};
  return (await send('GET', `/api/summary/week/${week ? `${year}/${number}` : 'current'}`, { signal })).data;
}

/** The record and the ETag that a change of it has to name. */
export const read = (path) => send('GET', path);

/** Replaces what `etag` stands for, or creates what must not exist yet. */
export function write(path, body, etag) {
  return send('PUT', path, { body, headers: etag ? { 'If-Match': etag } : { 'If-None-Match': '*' } });
}

/** Creates a session once, however often it is sent: its external id tells a repetition from a new one. */
export async function createSession(body) {
  try {
    return await send('POST', '/api/sessions', { body });
  } catch (error) {
    if (error.status === 409 && error.existingId) return read(paths.session(error.existingId));
    throw error;
  }
}

/** Deletes; that it is gone already is what was wanted. */
export async function remove(path, etag) {
  try {
    await send('DELETE', path, { headers: etag ? { 'If-Match': etag } : {} });
  } catch (error) {
    if (error.status !== 404 && !(error.status === 412 && (await isGone(path)))) throw error;
  }
}

/** What is gone matches no ETag, so a deletion whose answer got lost is refused when it is repeated. */
async function isGone(path) {
  try {
    await read(path);
    return false;
  } catch (error) {
    return error.status === 404;
  }
}

function apiBase() {
  const configured = document.querySelector('meta[name="api-base"]')?.content;
  if (configured) return configured.replace(/\/$/, '');
  // The page on a server of its own, as in development: the API is beside it.
  return location.port === '3000' ? `${location.protocol}//${location.hostname}:8000` : '';
}

// Each request may be sent again: writes name the state they replace or carry an id of their own.
async function send(method, path, options = {}) {
  for (let attempt = 0; ; attempt++) {
    try {
      return await sendOnce(method, path, options);
    } catch (error) {
      const again = error instanceof ApiError && error.isUnreachable && navigator.onLine && attempt < PAUSES.length;
      if (!again) throw error;
      await pause(PAUSES[attempt], options.signal);
    }
  }
}

async function sendOnce(method, path, { body, headers, signal }) {
  const timeout = AbortSignal.timeout(TIMEOUT);
  let response;
  try {
    response = await fetch(base + path, {
      method,
      headers: { Accept: 'application/json', ...(body && { 'Content-Type': 'application/json' }), ...headers },
      body: body && JSON.stringify(body),
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
    const data = await payload(response);
    if (response.ok) return { data, etag: response.headers.get('ETag') };
    throw refusal(response, data);
  } catch (error) {
    if (error instanceof ApiError || signal?.aborted) throw error;
    throw new ApiError(
      navigator.onLine ? 'Training OS does not answer.' : 'You are offline.',
      { status: response && !response.ok ? response.status : 0 },
    );
  }
}

async function payload(response) {
  const text = await response.text();
  return text && /[/+]json/.test(response.headers.get('Content-Type') ?? '') ? JSON.parse(text) : null;
}

function refusal(response, problem) {
  return new ApiError(problem?.detail ?? problem?.title ?? `Training OS answered with error ${response.status}.`, {
    status: response.status,
    errors: problem?.errors,
    existingId: problem?.existing_id,
  });
}

function pause(milliseconds, signal) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}
