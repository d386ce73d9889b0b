// What is said and offered once a record was deleted, or was not. Its dialog is closed by now and may hold another.
import { emitChange } from './events.js';
import { offerUndo, toast } from './toasts.js';

export function sayDeleted(change) {
  const record = change.identified(change.record);
  const title = change.titleOf(record);
  const undo = async () => {
    try {
      const { data } = await change.bringBack(record);
      toast(`${title} is back`, { seconds: 4 });
      emitChange({ date: data.date, focus: change.focusAfter(data) });
    } catch (error) {
      toast(`${title} is not back yet: ${error.message}`, { actions: [{ label: 'Try again', run: undo }] });
    }
  };
  offerUndo(`${title} deleted`, undo);
  emitChange({ focus: change.focusAfter(null) });
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
    actions: [{ label: 'Try again', run: tryAgain }],
  });
}
