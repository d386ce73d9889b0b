import { offerDraft } from './draft-messages.js';
import { drafts } from './drafts.js';
import { count } from './format.js';
import { unfold } from './toasts.js';

/** How many drafts there are; a press offers them again, also those whose messages were dismissed. */
export class DraftsButton {
  number = 0;

  init() {
    window.addEventListener('draft-changed', () => this.recount());
    this.recount();
  }

  get label() {
    return count(this.number, 'draft');
  }

  recount() {
    this.number = drafts.all().length;
  }

  show() {
    drafts.all().forEach((draft) => offerDraft(draft));
    unfold();
    this.$nextTick(() => document.querySelector('.toast .button')?.focus());
  }
}
