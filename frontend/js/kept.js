import { emit } from './events.js';

/**
 * Things of one kind that outlive the page, each under an id of its own in the browser's storage. Whatever changes
 * there, here or in another tab, is told as the event `<kind>-changed`.
 */
export class Kept {
  /** Kept in memory where the browser refuses storage, so that at least this visit loses nothing. */
  memory = new Map();

  /** `shape` makes a thing of what was stored, which an older page, a person or another program may have written. */
  constructor(kind, shape) {
    // Other programs on this address have keys of their own.
    Object.assign(this, { kind, shape, prefix: `training-os:${kind}:` });
    window.addEventListener('storage', ({ key }) => {
      if (key?.startsWith(this.prefix)) this.tell(key.slice(this.prefix.length), { isElsewhere: true });
    });
  }

  keep(thing) {
    const { id } = thing;
    const kept = { ...thing, keptAt: Date.now() };
    try {
      storage().setItem(this.prefix + id, JSON.stringify(kept));
      this.memory.delete(id);
    } catch {
      this.memory.set(id, kept);
    }
    this.tell(id);
  }

  read(id) {
    return this.memory.get(id) ?? this.parse(id, storage()?.getItem(this.prefix + id));
  }

  drop(id) {
    this.memory.delete(id);
    storage()?.removeItem(this.prefix + id);
    this.tell(id);
  }

  /** All of them, the latest last. */
  all() {
    const stored = Object.keys(storage() ?? {}).filter((key) => key.startsWith(this.prefix));
    const ids = new Set([...stored.map((key) => key.slice(this.prefix.length)), ...this.memory.keys()]);
    const things = [...ids].map((id) => this.read(id)).filter(Boolean);
    return things.sort((one, other) => one.keptAt - other.keptAt);
  }

  tell(id, { isElsewhere = false } = {}) {
    emit(`${this.kind}-changed`, { id, isElsewhere });
  }

  parse(id, text) {
    try {
      const stored = JSON.parse(text);
      return { ...this.shape(stored, id), id, keptAt: stored.keptAt ?? 0 };
    } catch {
      return undefined;
    }
  }
}

export function newId() {
  // Unlike randomUUID this also exists where the page is served without TLS.
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

export const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Refuses what was stored when it lacks what nothing works without. */
export function expectShape({ words, objects }) {
  const isFitting = words.every((word) => typeof word === 'string') && objects.every(isObject);
  if (!isFitting) throw new TypeError('This is of another shape.');
}

function storage() {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
