import Alpine from '../vendor/alpine.js';

const MOST_UNDOS = 4;

const state = Alpine.reactive({ items: [], seenFrom: 0 });
let lastId = 0;

/**
 * Shows a message with up to two actions, `{ label, run }`. It goes by itself after some seconds, or stays without
 * them; one with the same `key` takes the place of the earlier.
 */
export function toast(text, { actions = [], seconds, key } = {}) {
  const item = { id: ++lastId, key, text, actions };
  if (key) dismissKey(key);
  state.items.push(item);
  if (seconds) expire(item, seconds);
}

/** Says what was taken away. It can be had back until the message is dismissed, or four others followed it. */
export function offerUndo(text, run) {
  toast(text, { actions: [{ label: 'Undo', run }] });
  const [surplus] = state.items.filter(undoOf).slice(0, -MOST_UNDOS);
  if (surplus) dismiss(surplus);
}

export function dismissKey(key) {
  state.items = state.items.filter((item) => item.key !== key);
}

/** Undoes what the latest toast offers to undo. */
export function undoLatest() {
  const item = state.items.findLast(undoOf);
  if (item) take(item, undoOf(item));
}

export class Toasts {
  init() {
    const region = this.$root;
    const home = region.parentElement;
    let dialogs = [];
    // All but the dialog in front is inert. What is said while one is open stands in it; what was said before waits.
    const follow = ({ target, newState }) => {
      if (!(target instanceof HTMLDialogElement)) return;
      if (!dialogs.length) state.seenFrom = lastId;
      dialogs = dialogs.filter((dialog) => dialog !== target);
      if (newState === 'open') dialogs.push(target);
      if (!dialogs.length) state.seenFrom = 0;
      (dialogs.at(-1) ?? home).append(region);
    };
    document.addEventListener('beforetoggle', follow, { capture: true });
  }

  get items() {
    return state.items.filter(isSeen);
  }

  dismiss(item) {
    dismiss(item);
  }

  take(item, action) {
    take(item, action);
  }
}

const isSeen = ({ id }) => id > state.seenFrom;
const undoOf = ({ actions }) => actions.find(({ label }) => label === 'Undo');

function take(item, action) {
  dismiss(item);
  action.run();
}

function dismiss({ id }) {
  state.items = state.items.filter((item) => item.id !== id);
}

// Nobody loses a message that a dialog covers, or under their pointer, or while they are on its button.
function expire(item, seconds) {
  const isHeld = !isSeen(item) || document.querySelector('.toasts:hover, .toasts:focus-within');
  if (seconds <= 0 && !isHeld) return dismiss(item);
  setTimeout(() => expire(item, isHeld ? seconds : seconds - 1), 1000);
}
