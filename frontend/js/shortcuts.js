const SETTING = 'training-os:letter-keys';

/** Single letters can be switched off: who speaks to the computer, or slips, would set them off unmeant. */
let hasLetters = true;
try {
  hasLetters = localStorage.getItem(SETTING) !== 'off';
} catch {
  // Without storage the choice holds for this visit.
}

export const areLettersOn = () => hasLetters;

export function switchLetters(on) {
  hasLetters = on;
  try {
    localStorage.setItem(SETTING, on ? 'on' : 'off');
  } catch {
    // As above.
  }
}

/** Calls `actions[key]` for a key pressed outside of fields and dialogs. */
export function listenForShortcuts(actions) {
  window.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    // The field of a dialog that was just closed keeps the focus for a frame, but nobody types into it.
    const isTyping = event.target.closest?.('input, textarea, select')?.checkVisibility();
    if (isTyping || document.querySelector('dialog[open]')) return;
    const isLetter = event.key.length === 1;
    // Shift with an arrow marks text.
    if (event.shiftKey && !isLetter) return;
    const action = actions[isLetter ? letterOf(event) : event.key];
    if (!action || (isLetter && (event.repeat || !hasLetters))) return;
    event.preventDefault();
    action();
  });
}

/** What a Latin keyboard has where another script, such as Cyrillic, has its own letter. */
function letterOf({ key, code }) {
  const place = /^[^\x00-\x7f]$/.test(key) && /^Key([A-Z])$/.exec(code);
  return (place ? place[1] : key).toLowerCase();
}
