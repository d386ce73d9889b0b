import { read, remove, write } from './api.js';
import { dropDraft, keepDraft, readDraft } from './drafts.js';
import { emit, emitChange } from './events.js';
import { dismissKey, offerDraft, toast } from './toasts.js';

const SAVING = 'Saving…';
const DELETING = 'Deleting…';

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/**
 * A dialog that edits one record of the API and loses nothing: what is typed is a draft until it is saved, a save
 * that fails can be repeated, and a record that changed elsewhere is shown beside what was typed.
 *
 * A kind of record adds: `name` (its event is `edit-<name>`), the `labels` of its fields, `key` and `title` of what is
 * edited, `pathOf(record)`, `titleOf(record)`, `toForm(record)` with texts as typed, `toBody(form, record)` with
 * `{ body, errors }`, and `focusAfter(record)`, the id of the element to go on from.
 */
export class Editor {
  target = {};
  /** Counts the openings, so that an answer that comes late does not touch what is edited next. */
  visit = 0;
  /** The record that the form started from, null while there is none. */
  record = null;
  etag = null;
  /** The form as the record has it. */
  clean = {};
  form = {};
  errors = {};
  problem = '';
  busy = '';
  isUnsent = false;
  isRestored = false;
  isFinished = false;
  conflict = null;

  init() {
    // Alpine's $root is that of the button that was pressed, which may be gone by the time an answer comes.
    this.dialog = this.$root;
    window.addEventListener(`edit-${this.name}`, ({ detail }) => this.open(detail));
    window.addEventListener('online', () => this.isUnsent && this.dialog.open && this.save());
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
    Object.assign(this, { errors: {}, problem: '', isUnsent: false });
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
    delete this.errors[control.name];
    if (this.isDirty) this.keepDraft();
    else dropDraft(this.key);
  }

  keepDraft() {
    const { name: editor, title: label, target, record, clean, form } = this;
    const draft = { editor, label, target, record, clean, form };
    keepDraft(this.key, draft);
    return { key: this.key, ...draft };
  }

  discard() {
    const { key, name, target, title } = this;
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
    const current = await read(this.path).catch((error) => {
      if (error.status !== 404) throw error;
      return null;
    });
    if (visit !== this.visit) return;
    if (!current) return this.showGone();
    const { data, etag } = current;
    if (same(this.toForm(data), this.clean)) Object.assign(this, { record: data, etag });
    else if (this.isDirty) this.showConflict(current);
    else this.startFrom(current);
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
    await this.attempt(SAVING, async () => {
      if (!(await this.isCurrent())) return;
      const { data } = await this.store(body);
      this.finish();
      this.announce(`${this.titleOf(data)} saved`, data);
    });
  }

  async store(body) {
    try {
      return await this.send(body);
    } catch (error) {
      if (error.status !== 412) throw error;
      const current = await read(this.path);
      // Our own save, whose answer got lost on the way.
      if (same(this.toForm(current.data), this.toForm({ ...this.record, ...body }))) return current;
      throw Object.assign(error, { current });
    }
  }

  send(body) {
    return write(this.path, body, this.etag);
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

  bringBack(record) {
    return write(this.pathOf(record), record);
  }

  announce(text, record) {
    toast(text, { seconds: 4 });
    emitChange({ date: record.date, focus: this.focusAfter(record) });
  }

  async attempt(doing, work) {
    if (this.busy) return;
    Object.assign(this, { busy: doing, problem: '', isUnsent: false });
    try {
      await work();
    } catch (error) {
      this.fail(error);
    } finally {
      this.busy = '';
    }
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
    if (this.isUnsent) return `${error.message} What you typed is kept, and sent when you are back or press Retry.`;
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
    this.conflict = { current, mine, rows };
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
