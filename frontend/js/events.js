// The components know nothing of each other; they speak through these events of the window.

/** Opens a dialog: `edit-session`, `edit-note`, `edit-plan`, `edit-settings`, `open-import`, `open-help`. */
export function emit(name, detail = {}) {
  window.dispatchEvent(new CustomEvent(name, { detail }));
}

/** Says that something of a day changed; `focus` is the id of the element to go on from. */
export const emitChange = (detail) => emit('training-changed', detail);
