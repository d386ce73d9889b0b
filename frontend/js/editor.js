import { find, remove } from './api.js';
import { Change } from './change.js';
import { deletions, offerToBringBack, sayDeleted, sayNotDeleted } from './deletion.js';
import { deliver, keepSending, SEND_AGAIN_AFTER } from './delivery.js';
import { discardDraft, offerDraft, withdrawOffer } from './draft-messages.js';
import { drafts, latestDraft } from './drafts.js';
import { emitChange } from './events.js';
import { compare, merge, same } from './forms.js';
import { newId } from './kept.js';
import { toast } from './toasts.js';

const SAVING = 'Saving…';
const DELETING = 'Deleting…';
const UNSENT = 'What you typed is kept, and sent by itself as soon as that works; Retry tries it now.';

/**
 * A change in a dialog that loses nothing: what is typed is a draft until it is saved, a save that does not get through
 * is repeated until it does, and a record that changed elsewhere is shown beside what was typed.
 */
export class Editor extends Change {
  /** The class itself: Alpine gives components a constructor of its own. */
  Kind = this.constructor;
  /** Counts the openings, so that an answer that comes late does not touch what is edited next. */
  visit = 0;
  errors = {};
  problem = '';
  busy = '';
  typedAt = 0;
  isRestored = false;
  isFinished = false;
  conflict = null;
  /** How fields whose values are no words read on the screen. */
  words = {};

  init() {
    // Alpine's $root is that of the button that was pressed, which may be gone by the time an answer comes.
    this.dialog = this.$root;
    window.addEventListener(`edit-${this.name}`, ({ detail }) => this.open(detail));
    window.addEventListener(`continue-${this.name}`, ({ detail }) => this.open(detail.target, detail));
    window.addEventListener('draft-changed', ({ detail }) => this.branchOff(detail));
    keepSending(() => this.sendUnsent());
    this.offerWhatWasDeleted();
    this.dialog.addEventListener('close', () => this.closed());
    for (const event of ['input', 'change']) {
      this.dialog.querySelector('form').addEventListener(event, ({ target }) => this.typed(target));
    }
  }

  get isBusy() {
    return this.busy !== '';
  }

  /** While a request is under way or a conflict waits for a decision, nothing else can be asked for. */
  get isHeld() {
    return this.isBusy || this.conflict !== null;
  }

  get saveLabel() {
    if (this.busy) return this.busy;
    return this.isUnsent ? 'Retry' : 'Save';
  }

  /** What the form differs in from what it started from and from what stands there by now. */
  get differences() {
    const mine = this.asSaved(this.form);
    return compare({ clean: this.clean, mine, theirs: this.conflict.theirs }, this.labels, this.words);
  }

  offerWhatWasDeleted() {
    const isOfThisKind = ({ editor }) => editor === this.name;
    for (const deletion of deletions.all().filter(isOfThisKind)) {
      offerToBringBack(deletion, Object.assign(new this.Kind(), { target: deletion.target }));
    }
  }

  /** Opens what was asked for; `draft` is the one to go on from, where it is not the latest of a record. */
  open(target, draft) {
    if (this.busy) {
      if (draft) offerDraft(draft);
      return toast('The change before this one is still on its way.', { seconds: 6 });
    }
    const left = this.dialog.open && this.isDirty && this.draft;
    this.visit++;
    Object.assign(this, { target, record: target.record ?? null, etag: null, conflict: null, isFinished: false });
    Object.assign(this, { sent: [], errors: {}, problem: '', isUnsent: false, typedAt: Date.now() });
    this.clean = this.toForm(this.record);
    this.form = { ...this.clean };
    this.restore(draft ?? latestDraft(this.key));
    withdrawOffer(this.id);
    if (left && left.id !== this.id) offerDraft(left);
    this.show();
    // When this fails, saving reads it once more and says what is wrong.
    if (this.exists) this.reading = this.refresh().catch(() => {});
  }

  restore(draft) {
    this.id = newId();
    this.isRestored = Boolean(draft);
    if (draft) this.resume({ ...draft, target: this.target });
    if (this.isUnsent) this.problem = `This could not be sent yet. ${UNSENT}`;
  }

  show() {
    if (this.dialog.open) this.focusFirst();
    else this.dialog.showModal();
  }

  focusFirst() {
    this.dialog.querySelector('[autofocus]').focus();
  }

  close() {
    this.dialog.close();
  }

  closed() {
    if (this.isFinished) return;
    if (!this.isDirty) return drafts.drop(this.id);
    drafts.keep(this.draft);
    offerDraft(this.draft);
  }

  typed(control) {
    // A field that still had the focus when its dialog closed says only then that it changed.
    if (this.isFinished) return;
    this.typedAt = Date.now();
    delete this.errors[control.name];
    if (this.isDirty) drafts.keep(this.draft);
    else drafts.drop(this.id);
  }

  /** What another tab makes of this draft, or throws away, is left to it: what stands here becomes one of its own. */
  branchOff({ id, isElsewhere }) {
    if (!isElsewhere || id !== this.id || !this.dialog.open || !this.isDirty) return;
    if (same(drafts.read(id)?.form, this.form)) return;
    this.id = newId();
    drafts.keep(this.draft);
  }

  discard() {
    const { draft } = this;
    this.finish();
    discardDraft(draft);
  }

  /** Reads the record anew: a change has to name its ETag, and the page may show an older state. */
  async refresh() {
    const visit = this.visit;
    const current = await find(this.path);
    if (visit !== this.visit) return;
    if (!current) this.showGone();
    else if (!this.follow(current)) this.showConflict(current);
  }

  follow(current) {
    const isFollowed = super.follow(current);
    if (isFollowed && !this.isDirty) Object.assign(this, { isRestored: false, problem: '' });
    return isFollowed;
  }

  /** Whether the record still is what the form started from, so that a change of it may be sent. */
  async isCurrent() {
    if (!this.exists) return true;
    await this.reading;
    if (!this.etag && !this.conflict) await this.refresh();
    return this.exists && !this.conflict;
  }

  async save() {
    if (this.exists && !this.isDirty) return this.close();
    const { body, errors } = this.toBody(this.form, this.record);
    this.errors = errors;
    if (Object.keys(errors).length) return this.focusProblem();
    this.typedAt = 0;
    await this.attempt(SAVING, async () => {
      this.isUnsent = true;
      if (!(await this.isCurrent())) return;
      const form = { ...this.form };
      const stored = await this.store(body);
      toast(`${this.titleOf(stored.data)} saved`, { seconds: 4 });
      if (!same(this.form, form)) return this.goOn(stored, form);
      this.finish();
      emitChange({ date: stored.data.date, focus: this.focusAfter(stored.data) });
    });
  }

  /** What was typed while the rest was on its way is a change of what was saved. */
  goOn(stored, form) {
    const later = Object.keys(form).filter((field) => !same(this.form[field], form[field]));
    const typed = Object.fromEntries(later.map((field) => [field, this.form[field]]));
    this.startFrom(stored);
    Object.assign(this, { form: { ...this.form, ...typed }, isUnsent: false });
    emitChange({});
  }

  /** Goes on with all that could not be sent: of the open dialog, once nobody types there, and of the closed ones. */
  async sendUnsent() {
    const isIdle = Date.now() - this.typedAt >= SEND_AGAIN_AFTER;
    if (this.dialog.open && this.isUnsent && isIdle && !this.isHeld) await this.save();
    const isHere = ({ id }) => (this.dialog.open || this.busy) && id === this.id;
    const isWaiting = (draft) => draft.editor === this.name && draft.isUnsent && !isHere(draft);
    for (const draft of drafts.all().filter(isWaiting)) await deliver(draft, new this.Kind());
  }

  async deleteRecord() {
    await this.attempt(DELETING, async () => {
      if (!(await this.isCurrent())) return;
      await remove(this.path, this.etag).catch((error) => this.showBeforeDeleting(error));
      this.finish();
      sayDeleted(this.offScreen());
    });
  }

  /** What was changed elsewhere is not deleted before it was seen. */
  async showBeforeDeleting(error) {
    if (error.status !== 412) throw error;
    if (this.dialog.open) await this.refresh();
    throw new Error('This was changed elsewhere in the meantime. Look at it, and delete it if you still mean to.');
  }

  /** The same change without the dialog, which may hold another one soon. */
  offScreen() {
    const { target, record, clean } = this;
    return Object.assign(new this.Kind(), { target, record, clean, form: clean });
  }

  async attempt(doing, work) {
    if (this.busy) return;
    Object.assign(this, { busy: doing, problem: '' });
    try {
      await work();
    } catch (error) {
      this.fail(error);
    } finally {
      this.busy = '';
      if (!this.isFinished) this.stay(doing);
    }
  }

  /** The dialog may have been closed before the answer came. */
  stay(doing) {
    const draft = { ...this.draft, problem: this.problem };
    if (doing === SAVING) drafts.keep(draft);
    if (this.dialog.open) return;
    if (doing === SAVING) offerDraft(draft);
    else if (this.exists) sayNotDeleted(this.offScreen(), this.problem);
    else emitChange({});
  }

  fail(error) {
    if (error.current) return this.showConflict(error.current);
    if (error.status === 404 && this.exists) return this.showGone();
    if (error.status === 412) this.etag = null;
    this.errors = Object.fromEntries(
      Object.entries(error.errors ?? {}).map(([field, sentences]) => [field, [sentences].flat().join(' ')]),
    );
    this.isUnsent = Boolean(error.isUnreachable) && this.busy === SAVING;
    this.problem = this.problemOf(error);
    this.focusProblem();
  }

  problemOf(error) {
    if (this.isUnsent) return `${error.message} ${UNSENT}`;
    const fields = Object.keys(this.errors);
    const isAllShown = fields.length > 0 && fields.every((field) => field in this.labels);
    return isAllShown ? 'Not saved yet: something is not right where it is marked.' : error.message;
  }

  focusProblem() {
    this.$nextTick(() => {
      const controls = [...this.dialog.querySelectorAll('[name]')];
      const first = controls.find((control) => this.errors[control.name]) ?? this.dialog.querySelector('[role=alert]');
      first?.closest('details')?.setAttribute('open', '');
      first?.focus();
    });
  }

  showGone() {
    this.record = null;
    this.etag = null;
    this.isUnsent = false;
    this.problem = 'This was deleted elsewhere in the meantime. Save puts it back as it stands here.';
    this.focusProblem();
  }

  showConflict(current) {
    const theirs = this.toForm(current.data);
    const form = merge(this.asSaved(this.form), this.clean, theirs);
    Object.assign(this, { conflict: { current, theirs }, form, isUnsent: false, problem: '' });
    this.$nextTick(() => this.dialog.querySelector('.conflict')?.focus());
  }

  keepMine() {
    const { conflict, form } = this;
    this.startFrom(conflict.current);
    this.form = form;
    return this.save();
  }

  takeTheirs() {
    const { draft } = this;
    this.startFrom(this.conflict.current);
    discardDraft(draft);
    this.focusFirst();
  }

  startFrom({ data, etag }) {
    Object.assign(this, { record: data, etag, conflict: null, isRestored: false });
    this.clean = this.toForm(data);
    this.form = { ...this.clean };
  }

  finish() {
    drafts.drop(this.id);
    this.isFinished = true;
    this.close();
  }
}
