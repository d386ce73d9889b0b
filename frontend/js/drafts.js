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

export function keepDraft(draft) {
  const { key } = draft;
  try {
    storage().setItem(PREFIX + key, JSON.stringify(draft));
    memory.delete(key);
  } catch {
    memory.set(key, draft);
  }
}

export function readDraft(key) {
  return memory.get(key) ?? parse(key, storage()?.getItem(PREFIX + key));
}

export function dropDraft(key) {
  memory.delete(key);
  storage()?.removeItem(PREFIX + key);
}

export function allDrafts() {
  const stored = Object.keys(storage() ?? {}).filter((key) => key.startsWith(PREFIX));
  const keys = new Set([...stored.map((key) => key.slice(PREFIX.length)), ...memory.keys()]);
  return [...keys].map(readDraft).filter(Boolean);
}

/** What the storage holds, unless it is no draft: an older page, a person or another program may have written there. */
function parse(key, text) {
  try {
    const { editor, label, target, record, clean, form, sent, isUnsent } = JSON.parse(text);
    if (![editor, label].every((word) => typeof word === 'string') || ![target, form].every(isObject)) return undefined;
    return {
      key,
      editor,
      label,
      target,
      record: isObject(record) ? record : null,
      clean: isObject(clean) ? clean : {},
      form,
      sent: Array.isArray(sent) ? sent : [],
      isUnsent: isUnsent === true,
    };
  } catch {
    return undefined;
  }
}

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
