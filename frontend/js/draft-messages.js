import { dropDraft, keepDraft, readDraft } from './drafts.js';
import { emit } from './events.js';
import { dismissKey, offerUndo, toast } from './toasts.js';

const messageOf = (key) => `draft:${key}`;

/**
 * A draft stays on offer until it is continued or discarded, also after a reload. A `problem` says what kept it from
 * being saved.
 */
export function offerDraft(draft, problem) {
  const kept = problem ? `Not saved: ${draft.label}. ${problem}` : `Draft kept: ${draft.label}`;
  toast(draft.isUnsent ? `Sent as soon as that works: ${draft.label}` : kept, {
    key: messageOf(draft.key),
    actions: [
      { label: 'Continue', run: () => emit(`edit-${draft.editor}`, draft.target) },
      { label: 'Discard', run: () => discardDraft(readDraft(draft.key) ?? draft) },
    ],
  });
}

export const withdrawOffer = (key) => dismissKey(messageOf(key));

/** Throws a draft away, and offers to go on with it after all. */
export function discardDraft(draft) {
  forgetDraft(draft.key);
  offerUndo(`Changes discarded: ${draft.label}`, () => takeBack(draft));
}

export function forgetDraft(key) {
  dropDraft(key);
  withdrawOffer(key);
}

function takeBack(draft) {
  const later = readDraft(draft.key);
  if (later) discardDraft(later);
  keepDraft({ ...draft, isUnsent: false });
  emit(`edit-${draft.editor}`, draft.target);
}
