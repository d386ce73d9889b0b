import { drafts } from './drafts.js';
import { emit } from './events.js';
import { newId } from './kept.js';
import { dismissKey, offerUndo, toast } from './toasts.js';

const messageOf = (id) => `draft:${id}`;

// It may be saved or thrown away in another tab, too.
window.addEventListener('draft-changed', ({ detail }) => drafts.read(detail.id) ?? withdrawOffer(detail.id));

/** A draft stays on offer until it is continued or discarded, also after a reload. */
export function offerDraft(draft) {
  const { id, label, problem, isUnsent } = draft;
  const kept = problem ? `Not saved: ${label}. ${problem}` : `Draft kept: ${label}`;
  const latest = () => drafts.read(id) ?? draft;
  toast(isUnsent ? `Sent as soon as that works: ${label}` : kept, {
    key: messageOf(id),
    actions: [
      { label: 'Continue', run: () => continueDraft(latest()) },
      { label: 'Discard', run: () => discardDraft(latest()) },
    ],
  });
}

export const withdrawOffer = (id) => dismissKey(messageOf(id));

/** Throws a draft away, and offers to go on with it after all. */
export function discardDraft(draft) {
  drafts.drop(draft.id);
  offerUndo(`Changes discarded: ${draft.label}`, () => takeBack(draft));
}

/** It comes back beside whatever was typed since, here or in another tab. */
function takeBack(draft) {
  const again = { ...draft, id: newId(), isUnsent: false };
  drafts.keep(again);
  continueDraft(again);
}

const continueDraft = (draft) => emit(`continue-${draft.editor}`, draft);
