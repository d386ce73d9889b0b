// What is said and offered once a record was deleted, or was not. Its dialog is closed by now and may hold another.
import { emitChange } from './events.js';
import { expectShape, Kept, newId } from './kept.js';
import { dismissKey, offerUndo, toast } from './toasts.js';

/** What was deleted, kept until that is undone or its message dismissed. */
export const deletions = new Kept('undo', ({ editor, label, target, record }) => {
  expectShape({ words: [editor, label], objects: [target, record] });
  return { editor, label, target, record };
});

const messageOf = (id) => `undo:${id}`;
const failureOf = (change) => `delete:${change.path}`;

// It may be undone or dismissed in another tab, too.
window.addEventListener('undo-changed', ({ detail }) => deletions.read(detail.id) ?? dismissKey(messageOf(detail.id)));

export function sayDeleted(change) {
  const { name: editor, target } = change;
  const record = change.identified(change.record);
  const deletion = { id: newId(), editor, label: change.titleOf(record), target, record };
  dismissKey(failureOf(change));
  deletions.keep(deletion);
  offerToBringBack(deletion, change);
  emitChange({ focus: change.focusAfter(null) });
}

/** Offers to undo a deletion by a change of the same kind of record. */
export function offerToBringBack({ id, label, record }, change) {
  const options = { key: messageOf(id), onDismiss: () => deletions.drop(id) };
  const undo = async () => {
    try {
      const { data } = await change.bringBack(record);
      deletions.drop(id);
      toast(`${label} is back`, { seconds: 4 });
      emitChange({ date: data.date, focus: change.focusAfter(data) });
    } catch (error) {
      const again = [{ label: 'Try again', run: undo }];
      toast(`${label} is not back yet: ${error.message}`, { ...options, actions: again });
    }
  };
  offerUndo(`${label} deleted`, undo, options);
}

export function sayNotDeleted(change, problem) {
  const tryAgain = async () => {
    try {
      await change.deleteUnseen();
      sayDeleted(change);
    } catch (error) {
      sayNotDeleted(change, error.message);
    }
  };
  toast(`${change.titleOf(change.record)} is not deleted yet: ${problem}`, {
    key: failureOf(change),
    actions: [{ label: 'Try again', run: tryAgain }],
  });
}
