import Alpine from '../vendor/alpine.js';
import { allDrafts, dropDraft } from './drafts.js';
import { emit } from './events.js';

const state = Alpine.reactive({ items: [] });
let lastId = 0;

/**
 * Shows a message with up to two actions, `{ label, run }`. It goes by itself after some seconds, or stays without
 * them; one with the same `key` takes the place of the earlier.
 */
export function toast(text, { actions = [], seconds, key } = {}) {
  const id = ++lastId;
  if (key) dismissKey(key);
  state.items.push({ id, key, text, actions });
  if (seconds) setTimeout(() => expire(id), seconds * 1000);
}

export function dismissKey(key) {
  state.items = state.items.filter((item) => item.key !== key);
}

/** Undoes what the latest toast offers to undo. */
export function undoLatest() {
  const item = state.items.findLast(({ actions }) => actions.some(({ label }) => label === 'Undo'));
  if (item) take(item, item.actions.find(({ label }) => label === 'Undo'));
}

/**
 * A draft stays on offer until it is continued or discarded, also after a reload. A `problem` says what kept it from
 * being saved.
 */
export function offerDraft({ key, label, editor, target, isUnsent }, problem) {
  const kept = problem ? `Not saved: ${label}. ${problem}` : `Draft kept: ${label}`;
  toast(isUnsent ? `Sent as soon as that works: ${label}` : kept, {
    key: `draft:${key}`,
    actions: [
      { label: 'Continue', run: () => emit(`edit-${editor}`, target) },
      { label: 'Discard', run: () => dropDraft(key) },
    ],
  });
}

export class Toasts {
  init() {
    allDrafts().forEach((draft) => offerDraft(draft));
  }

  get items() {
    return state.items;
  }

  dismiss(item) {
    dismiss(item.id);
  }

  take(item, action) {
    take(item, action);
  }
}

function take(item, action) {
  dismiss(item.id);
  action.run();
}

function dismiss(id) {
  state.items = state.items.filter((item) => item.id !== id);
}

// Nobody loses a message under their pointer or while they are on its button.
function expire(id) {
  const busy = document.querySelector('.toasts:hover, .toasts:focus-within');
  if (busy) setTimeout(() => expire(id), 2000);
  else dismiss(id);
}
