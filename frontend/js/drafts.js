// What was typed and not saved yet, kept by the browser until it is saved or thrown away.

const PREFIX = 'draft:';

/** Kept in memory where the browser refuses storage, so that at least this visit loses nothing. */
const memory = new Map();

function storage() {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

export function keepDraft(key, draft) {
  memory.set(key, draft);
  try {
    storage()?.setItem(PREFIX + key, JSON.stringify(draft));
  } catch {
    // The storage is full; the copy in memory stands.
  }
}

export function readDraft(key) {
  const text = storage()?.getItem(PREFIX + key);
  return text ? JSON.parse(text) : memory.get(key);
}

export function dropDraft(key) {
  memory.delete(key);
  storage()?.removeItem(PREFIX + key);
}

export function allDrafts() {
  const keys = Object.keys(storage() ?? {}).filter((key) => key.startsWith(PREFIX));
  return keys.map((key) => key.slice(PREFIX.length)).map((key) => ({ key, ...readDraft(key) }));
}
