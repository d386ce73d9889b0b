import { find, isAnswering, read, remove, write } from './api.js';
import { allDrafts, dropDraft, keepDraft, readDraft } from './drafts.js';
import { emit, emitChange } from './events.js';
import { dismissKey, offerDraft, toast } from './toasts.js';

const SAVING = 'Saving…';
const DELETING = 'Deleting…';
const UNSENT = 'What you typed is kept, and sent by itself as soon as that works; Retry tries it now.';
const SEND_AGAIN_AFTER = 10_000;

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/**
 * A dialog that edits one record of the API and loses nothing: what is typed is a draft until it is saved, a save
 * that does not get through is repeated until it does, and a record that changed elsewhere is shown beside what was
 * typed.
 *
 * A kind of record adds: `name` (its event is `edit-<name>`), the `labels` of its fields, `key` and `title` of what is
 * edited, `pathOf(record)`, `titleOf(record)`, `toForm(record)` with texts as typed, `toBody(form, record)` with
 * `{ body, errors }`, and `focusAfter(record)`, the id of the element to go on from.
 */
export class Editor {
  /** The class itself: Alpine gives components a constructor of its own. */
  Kind = this.constructor;
  target = {};
  /** Counts the openings, so that an answer that comes late does not touch what is edited next. */
  visit = 0;
  /** The record that the form started from, null while there is none. */
  record = null;
  etag = null;
  /** The form as the record has it. */
  clean = {};
  form = {};
  /** Each form that was sent, answered or not: what stands there and equals one of them is no one else's. */
  sent = [];
  errors = {};
  problem = '';
  busy = '';
  /** It was to be saved, and could not be sent yet. */
  isUnsent = false;
  typedAt = 0;
  isSendingDrafts = false;
  isRestored = false;
  isFinished = false;
  conflict = null;

  init() {
    // Alpine's $root is that of the button that was pressed, which may be gone by the time an answer comes.
    this.dialog = this.$root;
    window.addEventListener(`edit-${this.name}`, ({ detail }) => this.open(detail));
    window.addEventListener('api-found', () => this.sendUnsent());
    setInterval(() => this.sendUnsent(), SEND_AGAIN_AFTER);
    this.dialog.addEventListener('close', () => this.closed());
    for (const event of ['input', 'change']) {
      this.dialog.querySelector('form').addEventListener(event, ({ target }) => this.typed(target));
    }
  }

  get exists() {
    return this.record !== null;
  }

  get isDirty() {
    return !same(this.form, this.clean);
  }

  /** While a request is under way or a conflict waits for a decision, nothing else can be asked for. */
  get isHeld() {
    return this.busy !== '' || this.conflict !== null;
  }

  get saveLabel() {
    if (this.busy) return this.busy;
    return this.isUnsent ? 'Retry' : 'Save';
  }

  get path() {
    return this.pathOf(this.record);
  }

  open(target) {
    if (this.busy) return toast('The change before this one is still on its way.', { seconds: 6 });
    this.visit++;
    Object.assign(this, { target, record: target.record ?? null, etag: null, conflict: null, isFinished: false });
    Object.assign(this, { sent: [], errors: {}, problem: '', isUnsent: false, typedAt: Date.now() });
    this.clean = this.toForm(this.record);
    this.form = { ...this.clean };
    this.restore();
    dismissKey(`draft:${this.key}`);
    this.dialog.showModal();
    // When this fails, saving reads it once more and says what is wrong.
    if (this.exists) this.reading = this.refresh().catch(() => {});
  }

  restore() {
    const draft = readDraft(this.key);
    this.isRestored = Boolean(draft);
    if (!draft) return;
    this.record = draft.record;
    this.clean = draft.clean;
    this.form = { ...this.clean, ...draft.form };
    this.sent = draft.sent;
    this.isUnsent = draft.isUnsent;
    if (this.isUnsent) this.problem = `This could not be sent yet. ${UNSENT}`;
  }

  close() {
    this.dialog.close();
  }

  closed() {
    if (this.isFinished) return;
    if (this.isDirty) offerDraft(this.keepDraft());
    else dropDraft(this.key);
  }

  typed(control) {
    // A field that still had the focus when its dialog closed says only then that it changed.
    if (this.isFinished) return;
    this.typedAt = Date.now();
    delete this.errors[control.name];
    if (this.isDirty) this.keepDraft();
    else dropDraft(this.key);
  }

  keepDraft() {
    const { name: editor, title: label, target, record, clean, form, sent, isUnsent } = this;
    const draft = { editor, label, target, record, clean, form, sent, isUnsent };
    keepDraft(this.key, draft);
    return { key: this.key, ...draft };
  }

  discard() {
    const { key, name, target, title } = this;
    this.isUnsent = false;
    const draft = this.keepDraft();
    this.finish();
    const undo = () => {
      keepDraft(key, draft);
      emit(`edit-${name}`, target);
    };
    toast(`Changes discarded: ${title}`, { seconds: 10, actions: [{ label: 'Undo', run: undo }] });
  }

  /** Reads the record anew: a change has to name its ETag, and the page may show an older state. */
  async refresh() {
    const visit = this.visit;
    const current = await find(this.path);
    if (visit !== this.visit) return;
    if (!current) this.showGone();
    else if (!this.follow(current)) this.showConflict(current);
  }

  /** Goes on from what stands there now, unless somebody else changed it while something was typed here. */
  follow({ data, etag }) {
    const theirs = this.toForm(data);
    const isTyped = this.isDirty;
    if (isTyped && !same(theirs, this.clean) && !this.isOurs(theirs)) return false;
    Object.assign(this, { record: data, etag, clean: theirs });
    if (!isTyped) this.form = { ...theirs };
    if (!this.isDirty) Object.assign(this, { isRestored: false, isUnsent: false, problem: '' });
    return true;
  }

  /** Whether a form is one that was sent from here, as it is when only the answer got lost. */
  isOurs(form) {
    return this.sent.some((one) => same(one, form));
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
      const text = `${this.titleOf(stored.data)} saved`;
      if (!same(this.form, form)) return this.goOn(stored, form, text);
      this.finish();
      this.announce(text, stored.data);
    });
  }

  /** What was typed while the rest was on its way is a change of what was saved. */
  goOn({ data, etag }, form, text) {
    const later = Object.keys(form).filter((field) => !same(this.form[field], form[field]));
    const typed = Object.fromEntries(later.map((field) => [field, this.form[field]]));
    this.startFrom({ data, etag });
    Object.assign(this, { form: { ...this.form, ...typed }, isUnsent: false });
    toast(text, { seconds: 4 });
    emitChange({});
  }

  /** Sends a change until it stands there as it was typed; gives the record. */
  async store(body) {
    const form = this.toForm({ ...this.record, ...body });
    if (!this.isOurs(form)) this.sent.push(form);
    this.keepDraft();
    try {
      return await this.send(body);
    } catch (error) {
      const current = await this.standing(error, this.record);
      const theirs = this.toForm(current.data);
      if (same(theirs, form)) return current;
      if (!this.isOurs(theirs)) throw Object.assign(error, { current });
      return write(this.pathOf(current.data), { ...current.data, ...body }, current.etag);
    }
  }

  send(body) {
    return this.exists ? write(this.path, body, this.etag) : this.create(body, this.path);
  }

  /** Adds what must not exist yet. */
  create(body, path) {
    return write(path, body);
  }

  /** What stands where a write was refused because of it; of any other refusal, nothing can be read. */
  standing(error, record) {
    if (error.existing) return read(error.existing);
    if (error.status === 412) return read(this.pathOf(record));
    throw error;
  }

  /** Goes on with all that could not be sent: of the open dialog, once nobody types there, and of the closed ones. */
  async sendUnsent() {
    if (this.isSendingDrafts || !isAnswering()) return;
    this.isSendingDrafts = true;
    const isIdle = Date.now() - this.typedAt >= SEND_AGAIN_AFTER;
    if (this.dialog.open && this.isUnsent && isIdle && !this.isHeld) await this.save();
    const isHere = ({ key }) => (this.dialog.open || this.busy) && key === this.key;
    const isWaiting = (draft) => draft.editor === this.name && draft.isUnsent && !isHere(draft);
    for (const draft of allDrafts().filter(isWaiting)) await this.deliver(draft);
    this.isSendingDrafts = false;
  }

  /** Sends a draft without its dialog, which opens again when there is something to decide. */
  async deliver({ key, target, record, clean, form, sent }) {
    const courier = Object.assign(new this.Kind(), { target, record, clean, form, sent, isUnsent: true });
    try {
      const { data } = await courier.hand();
      if (same(readDraft(key)?.form, form)) dropDraft(key);
      dismissKey(`draft:${key}`);
      toast(`${courier.titleOf(data)} saved`, { seconds: 4 });
      emitChange({});
    } catch (error) {
      if (error.isUnreachable) return;
      courier.isUnsent = false;
      offerDraft(courier.keepDraft(), error.message);
    }
  }

  /** Stores what stands here, or throws the sentence that says what is to be decided first. */
  async hand() {
    const current = this.exists && (await read(this.path));
    if (current && !this.follow(current)) throw new Error('This was changed elsewhere in the meantime.');
    const { body, errors } = this.toBody(this.form, this.record);
    const [error] = Object.values(errors);
    if (error) throw new Error(error);
    return this.store(body);
  }

  async deleteRecord() {
    await this.attempt(DELETING, async () => {
      if (!(await this.isCurrent())) return;
      const record = this.record;
      await remove(this.path, this.etag);
      this.finish();
      this.offerUndo(record);
    });
  }

  offerUndo(record) {
    const title = this.titleOf(record);
    const undo = async () => {
      try {
        const { data } = await this.bringBack(record);
        this.announce(`${title} is back`, data);
      } catch (error) {
        toast(`${title} is not back yet: ${error.message}`, { actions: [{ label: 'Try again', run: undo }] });
      }
    };
    toast(`${title} deleted`, { seconds: 12, actions: [{ label: 'Undo', run: undo }] });
    emitChange({ focus: this.focusAfter(null) });
  }

  async bringBack(record) {
    try {
      return await this.create(record, this.pathOf(record));
    } catch (error) {
      const current = await this.standing(error, record);
      if (same(this.toForm(current.data), this.toForm(record))) return current;
      throw new Error('another one stands in its place by now.');
    }
  }

  announce(text, record) {
    toast(text, { seconds: 4 });
    emitChange({ date: record.date, focus: this.focusAfter(record) });
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
      if (doing === SAVING && !this.isFinished) this.keepUnsaved();
    }
  }

  /** The dialog may have been closed before the answer came. */
  keepUnsaved() {
    const draft = this.keepDraft();
    if (!this.dialog.open) offerDraft(draft, this.problem);
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

  /** What was not touched here follows the other change; what was touched is for the athlete to decide. */
  showConflict(current) {
    const theirs = this.toForm(current.data);
    const touched = Object.keys(theirs).filter((field) => !same(this.form[field], this.clean[field]));
    const mine = { ...theirs, ...Object.fromEntries(touched.map((field) => [field, this.form[field]])) };
    const rows = Object.keys(this.labels)
      .filter((field) => !same(mine[field], theirs[field]))
      .map((field) => ({ field, label: this.labels[field], mine: shown(mine[field]), theirs: shown(theirs[field]) }));
    Object.assign(this, { conflict: { current, mine, rows }, isUnsent: false, problem: '' });
    this.$nextTick(() => this.dialog.querySelector('.conflict')?.focus());
  }

  keepMine() {
    const { current, mine } = this.conflict;
    this.startFrom(current);
    this.form = mine;
    return this.save();
  }

  takeTheirs() {
    this.startFrom(this.conflict.current);
    dropDraft(this.key);
    this.dialog.querySelector('[autofocus]').focus();
  }

  startFrom({ data, etag }) {
    Object.assign(this, { record: data, etag, conflict: null, isRestored: false });
    this.clean = this.toForm(data);
    this.form = { ...this.clean };
  }

  finish() {
    dropDraft(this.key);
    dismissKey(`draft:${this.key}`);
    this.isFinished = true;
    this.close();
  }
}

function shown(value) {
  if (Array.isArray(value)) return value.join(', ');
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return value || 'nothing';
}
