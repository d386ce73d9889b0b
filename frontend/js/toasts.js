import Alpine from '../vendor/alpine.js';

const MOST_SHOWN = 3;
const MOST_UNDOS = 4;

const state = Alpine.reactive({ items: [], seenFrom: 0, isUnfolded: false });
let lastId = 0;

/**
 * Shows a message with up to two actions, `{ label, run }`. It goes by itself after some seconds, or stays without
 * them; one with the same `key`, or the same text and nothing to do, takes the place of the earlier. `onDismiss` is
 * called when it is not wanted any more.
 */
export function toast(text, { actions = [], seconds, key = actions.length ? undefined : text, onDismiss } = {}) {
  const item = { id: ++lastId, key, text, actions, onDismiss };
  if (key) dismissKey(key);
  state.items.push(item);
  if (seconds) expire(item, seconds);
}

/** Says what was taken away. It can be had back until the message is dismissed, or four others followed it. */
export function offerUndo(text, run, options) {
  toast(text, { ...options, actions: [{ label: 'Undo', run }] });
  const [oldest] = state.items.filter(undoOf).slice(0, -MOST_UNDOS);
  if (oldest) putAway(oldest);
}

export function dismissKey(key) {
  leave((item) => item.key !== key);
}

/** Shows all messages that are there, not only the latest. */
export function unfold() {
  state.isUnfolded = true;
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

  get isUnfolded() {
    return state.isUnfolded;
  }

  get items() {
    const folded = this.isUnfolded ? [] : surplus();
    return seen().filter((item) => !folded.includes(item));
  }

  get surplus() {
    return surplus().length;
  }

  get foldLabel() {
    return this.isUnfolded ? 'Show fewer' : `and ${this.surplus} more`;
  }

  fold() {
    state.isUnfolded = !state.isUnfolded;
  }

  dismiss(item) {
    putAway(item);
  }

  dismissAll() {
    seen().forEach(putAway);
  }

  take(item, action) {
    take(item, action);
  }
}

const isSeen = ({ id }) => id > state.seenFrom;
const seen = () => state.items.filter(isSeen);
/** Those that stay until something is done about them, save for the latest; the others go by themselves. */
const surplus = () => seen().filter(({ actions }) => actions.length).slice(0, -MOST_SHOWN);
const undoOf = ({ actions }) => actions.find(({ label }) => label === 'Undo');

function take(item, action) {
  dismiss(item);
  action.run();
}

/** Dismisses what is not wanted any more. */
function putAway(item) {
  dismiss(item);
  item.onDismiss?.();
}

function dismiss({ id }) {
  leave((item) => item.id !== id);
}

function leave(isLeft) {
  state.items = state.items.filter(isLeft);
  if (!surplus().length) state.isUnfolded = false;
}

// Nobody loses a message that a dialog covers, or under their pointer, or while they are on its button.
function expire(item, seconds) {
  const isHeld = !isSeen(item) || document.querySelector('.toasts:hover, .toasts:focus-within');
  if (seconds <= 0 && !isHeld) return dismiss(item);
  setTimeout(() => expire(item, isHeld ? seconds : seconds - 1), 1000);
}
