// Drafts that wait to be sent are sent without their dialogs, whatever the athlete does meanwhile.
import { isAnswering } from './api.js';
import { offerDraft, withdrawOffer } from './draft-messages.js';
import { drafts } from './drafts.js';
import { emitChange } from './events.js';
import { same } from './forms.js';
import { toast } from './toasts.js';

export const SEND_AGAIN_AFTER = 10_000;

/** Calls `send` now and then, and as soon as the API is found again, but never while it is still at it. */
export function keepSending(send) {
  let isSending = false;
  const sendOnce = async () => {
    if (isSending || !isAnswering()) return;
    isSending = true;
    try {
      await send();
    } finally {
      isSending = false;
    }
  };
  window.addEventListener('api-found', sendOnce);
  setInterval(sendOnce, SEND_AGAIN_AFTER);
}

/** Sends a draft as a change of its own. Its dialog can be opened again when there is something to decide. */
export async function deliver(draft, change) {
  const isStillIt = () => [draft, change].some(({ form }) => same(drafts.read(draft.id)?.form, form));
  // What is on its way cannot be discarded any more.
  withdrawOffer(draft.id);
  try {
    const { data } = await change.resume(draft).storeUnseen();
    if (isStillIt()) drafts.drop(draft.id);
    toast(`${change.titleOf(data)} saved`, { seconds: 4 });
    emitChange({});
  } catch (error) {
    if (!isStillIt()) return;
    const isUnsent = Boolean(error.isUnreachable);
    const left = { ...draft, sent: change.sent, problem: error.message, isUnsent };
    drafts.keep(left);
    offerDraft(left);
  }
}
