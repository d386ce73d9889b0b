// Every request of the page. Failures arrive as one kind of error, whose message is a sentence for the athlete.
import { apiBase } from './api-base.js';
import { emit } from './events.js';
import { partsOf } from './iso-week.js';

const TIMEOUT = 15_000;
const PAUSES = [400, 1_200, 3_000];
const ASK_AGAIN_AFTER = 1_500;
const TOO_LARGE = 'This is more text than can be saved. Shorten it, then save again.';

const host = new URL(apiBase || location.href).hostname;
const isOnThisMachine = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(host);

let answers = true;

/** What the API refused or what kept a request from it; `status` is 0 when no answer came. */
export class ApiError extends Error {
  constructor(message, { status = 0, errors = {}, existing } = {}) {
    super(message);
    this.status = status;
    this.errors = errors;
    /** The path of the record that stands there already and kept a new one from being added. */
    this.existing = existing;
  }

  get isUnreachable() {
    return [0, 502, 503, 504].includes(this.status);
  }

  /** Whether the same request will be refused again, whenever it is sent. */
  get isFinal() {
    return this.status >= 400 && this.status < 500;
  }
}

export const paths = {
  session: (id) => `/api/sessions/${id}`,
  note: (date) => `/api/day-notes/${date}`,
  plan: (year, number) => `/api/plans/${year}/${number}`,
  settings: '/api/settings',
  imports: '/api/imports',
  import: (id) => `/api/imports/${id}`,
  /** The latest decisions of an import before one, or the latest there are. */
  decisions: (id, { before = Number.MAX_SAFE_INTEGER, outcome, limit }) =>
    `/api/imports/${id}?before=${before}&limit=${limit}${outcome ? `&outcome=${outcome}` : ''}`,
  streams: (id, points) => `/api/sessions/${id}/streams?max_points=${points}`,
  laps: (id) => `/api/sessions/${id}/laps`,
  splits: (id) => `/api/sessions/${id}/splits`,
};

/** What the browser itself fetches, to keep it: of a session the file it came from and its track; and all of it. */
export const downloads = {
  file: (id) => `${apiBase}/api/sessions/${id}/file`,
  gpx: (id) => `${apiBase}/api/sessions/${id}.gpx`,
  everything: `${apiBase}/api/export`,
  table: `${apiBase}/api/sessions.csv`,
};

/** The summary of a week; of the current one, as the API's clock and the athlete's time zone see it, without one. */
export async function readWeek(week, signal) {
  const { year, number } = week ? partsOf(week) : {};
  return (await send('GET', `/api/summary/week/${week ? `${year}/${number}` : 'current'}`, { signal })).data;
}

/** The record and the ETag that a change of it has to name. */
export const read = (path) => send('GET', path);

/** The same, or null where there is no record. */
export const find = (path) =>
  read(path).catch((error) => {
    if (error.status !== 404) throw error;
    return null;
  });

/** Replaces what `etag` stands for, or creates what must not exist yet. */
export function write(path, body, etag) {
  return send('PUT', path, { body, headers: etag ? { 'If-Match': etag } : { 'If-None-Match': '*' } });
}

/** Adds a session; one with the same external id, such as this one sent before, is the `existing` of the refusal. */
export const createSession = (body) => send('POST', '/api/sessions', { body });

/** Brings back a session that was deleted in the last 30 days, with all that was recorded of it. */
export const restoreSession = (id) => send('POST', `${paths.session(id)}/restore`);

/** Deletes. That it is gone already is what was wanted, as when the answer to an earlier try got lost. */
export async function remove(path, etag) {
  try {
    await send('DELETE', path, { headers: etag ? { 'If-Match': etag } : {} });
  } catch (error) {
    if (error.status !== 404) throw error;
  }
}

/** Takes an import back: removes what it added, and says what it left because somebody changed it since. */
export const takeBack = (id) => send('DELETE', paths.import(id));

/**
 * Uploads files, `[{ file, path }]`, as one import; gives the import. It is sent once and may take as long as it takes;
 * `onProgress` hears how many bytes are there.
 */
export function upload(files, { onProgress, signal }) {
  const body = new FormData();
  files.forEach(({ file, path }) => body.append('files', file, path));
  const request = new XMLHttpRequest();
  return new Promise((resolve, reject) => {
    const fail = () => {
      if (signal.aborted) return reject(signal.reason);
      heard(false);
      return reject(new ApiError(isOffline() ? 'You are offline.' : 'Training OS does not answer.'));
    };
    request.open('POST', apiBase + paths.imports);
    request.setRequestHeader('Accept', 'application/json');
    request.responseType = 'json';
    request.upload.addEventListener('progress', ({ loaded }) => onProgress(loaded));
    request.addEventListener('error', fail);
    request.addEventListener('abort', fail);
    request.addEventListener('load', () => {
      heard(true);
      if (request.status >= 200 && request.status < 300) resolve(request.response);
      else reject(refusal(request, request.response));
    });
    signal.addEventListener('abort', () => request.abort());
    request.send(body);
  });
}

/**
 * Tells of an import as it goes on: `onDecision` each decision after the one with the id `after`, `onState` where it
 * stands, the last time when it has ended. Where events do not get through, it is asked for instead. Gives a function
 * that stops it.
 */
export function followImport(id, { after, onDecision, onState, onLost }) {
  const address = `${apiBase}${paths.import(id)}`;
  let last = after;
  let timer;
  let isStopped = false;
  const decide = (decision) => {
    if (decision.id <= last) return;
    last = decision.id;
    onDecision(decision);
  };
  const poll = async () => {
    try {
      const { data } = await send('GET', `${paths.import(id)}?after=${last}`);
      if (isStopped) return;
      data.decisions.forEach(decide);
      onState(data);
      if (isGoingOn(data)) timer = setTimeout(poll, ASK_AGAIN_AFTER);
    } catch (error) {
      if (isStopped) return;
      onLost(error);
      if (!error.isFinal) timer = setTimeout(poll, ASK_AGAIN_AFTER);
    }
  };
  const events = new EventSource(`${address}/events?after=${last}`);
  const hear = (name, act) => events.addEventListener(name, ({ data }) => act(JSON.parse(data)));
  hear('decision', decide);
  hear('progress', onState);
  hear('done', () => {
    events.close();
    // What was decided before the events began, or was lost between two of them, is in the whole answer.
    poll();
  });
  events.addEventListener('error', () => {
    events.close();
    timer = setTimeout(poll, PAUSES[0]);
  });
  return () => {
    isStopped = true;
    clearTimeout(timer);
    events.close();
  };
}

/** Whether more of an import is to come. */
export const isGoingOn = ({ state }) => state === 'queued' || state === 'running';

/** Whether the browser has no network to reach the API by; the API on this machine needs none. */
export const isOffline = () => !isOnThisMachine && !navigator.onLine;

/** Whether the latest request was answered in the end. A change is told as `api-lost` and `api-found`. */
export const isAnswering = () => answers;

/** Asks for a sign of life, which is told as any answer is. */
export const knock = () => sendOnce('GET', '/health', {}).catch(() => {});

function heard(answered) {
  if (answered === answers) return;
  answers = answered;
  emit(answers ? 'api-found' : 'api-lost');
}

// Each request may be sent again: writes name the state they replace or carry an id of their own.
async function send(method, path, options = {}) {
  for (let attempt = 0; ; attempt++) {
    try {
      return await sendOnce(method, path, options);
    } catch (error) {
      const again = error instanceof ApiError && error.isUnreachable && !isOffline() && attempt < PAUSES.length;
      if (error.status === 0 && !again) heard(false);
      if (!again) throw error;
      await pause(PAUSES[attempt], options.signal);
    }
  }
}

async function sendOnce(method, path, { body, headers, signal }) {
  const timeout = AbortSignal.timeout(TIMEOUT);
  let response;
  try {
    response = await fetch(apiBase + path, {
      method,
      headers: { Accept: 'application/json', ...(body && { 'Content-Type': 'application/json' }), ...headers },
      body: body && JSON.stringify(body),
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
    const data = await payload(response);
    heard(true);
    if (response.ok) return { data, etag: response.headers.get('ETag') };
    throw refusal(response, data, TOO_LARGE);
  } catch (error) {
    if (error instanceof ApiError || signal?.aborted) throw error;
    throw new ApiError(
      isOffline() ? 'You are offline.' : 'Training OS does not answer.',
      { status: response && !response.ok ? response.status : 0 },
    );
  }
}

async function payload(response) {
  const text = await response.text();
  return text && /[/+]json/.test(response.headers.get('Content-Type') ?? '') ? JSON.parse(text) : null;
}

function refusal({ status }, problem, tooLarge = problem?.detail) {
  const sentence = status === 413 ? tooLarge : problem?.detail;
  return new ApiError(sentence ?? problem?.title ?? `Training OS answered with error ${status}.`, {
    status,
    errors: problem?.errors,
    existing: problem?.existing_id && paths.session(problem.existing_id),
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
