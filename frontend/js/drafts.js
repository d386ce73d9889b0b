// What was typed and not saved yet, kept by the browser until it is saved or thrown away.

// Other programs on this address have keys of their own.
const PREFIX = 'training-os:draft:';

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
  try {
    storage().setItem(PREFIX + key, JSON.stringify(draft));
    memory.delete(key);
  } catch {
    memory.set(key, draft);
  }
}

export function readDraft(key) {
  return memory.get(key) ?? parse(storage()?.getItem(PREFIX + key));
}

export function dropDraft(key) {
  memory.delete(key);
  storage()?.removeItem(PREFIX + key);
}

export function allDrafts() {
  const stored = Object.keys(storage() ?? {}).filter((key) => key.startsWith(PREFIX));
  const keys = new Set([...stored.map((key) => key.slice(PREFIX.length)), ...memory.keys()]);
  return [...keys].map((key) => ({ ...readDraft(key), key })).filter(({ editor }) => editor);
}

/** What the storage holds, unless it is no draft: a person or another program may have written there. */
function parse(text) {
  try {
    const draft = JSON.parse(text ?? null);
    return draft?.editor && draft.form ? draft : undefined;
  } catch {
    return undefined;
  }
}
