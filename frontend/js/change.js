import { find, read, remove, write } from './api.js';
import { drafts } from './drafts.js';
import { gistOf, same, withTyped } from './forms.js';

const CHANGED = 'This was changed elsewhere in the meantime.';

/**
 * A change of one record of the API: what the record was, what was typed, and what was sent of it. It knows how to
 * bring that about, over lost answers and other people's changes, and nothing of the screen.
 *
 * A kind of record adds: `name` (its events are `edit-<name>` and `continue-<name>`), the `labels` of its fields, `key`
 * (unless it is new) and `title` of what is edited, `pathOf(record)`, `titleOf(record)`, `toForm(record)` with texts as
 * typed, `toBody(form, record)` with `{ body, errors }`, and `focusAfter(record)`, the id of the element to go on from.
 */
export class Change {
  /** That of its draft. */
  id = '';
  target = {};
  /** The record that the form started from, null while there is none. */
  record = null;
  etag = null;
  /** The form as the record has it. */
  clean = {};
  form = {};
  /** Each form that was sent, answered or not: what stands there and equals one of them is no one else's. */
  sent = [];
  /** It was to be saved, and could not be sent yet. */
  isUnsent = false;

  get exists() {
    return this.record !== null;
  }

  get isDirty() {
    return !same(this.form, this.clean);
  }

  get path() {
    return this.pathOf(this.record);
  }

  get draft() {
    const { id, key, name: editor, label, target, record, clean, form, sent, isUnsent } = this;
    return { id, key, editor, label, target, record, clean, form, sent, isUnsent };
  }

  /** What is edited, told from other drafts of it by the words that were typed. */
  get label() {
    const gist = gistOf(this.form);
    return gist ? `${this.title}: “${gist}”` : this.title;
  }

  /** Goes on from a draft, which may be one that an older page kept. */
  resume({ id, target, record, clean, form, sent, isUnsent }) {
    Object.assign(this, { id, target, record, sent, isUnsent });
    this.clean = withTyped(this.toForm(record), clean);
    this.form = withTyped(this.clean, form);
    return this;
  }

  /** Goes on from what stands there now, unless somebody else changed it otherwise than was typed here. */
  follow({ data, etag }) {
    const theirs = this.toForm(data);
    const isTyped = this.isDirty;
    const isExpected = [this.clean, this.form, ...this.sent].some((form) => same(form, theirs));
    if (isTyped && !isExpected) return false;
    Object.assign(this, { record: data, etag, clean: theirs });
    if (!isTyped) this.form = { ...theirs };
    if (!this.isDirty) this.isUnsent = false;
    return true;
  }

  /** Whether a form is one that was sent from here, as it is when only the answer got lost. */
  isOurs(form) {
    return this.sent.some((one) => same(one, form));
  }

  /** Sends a change until it stands there as it was typed; gives the record. */
  async store(body) {
    const form = this.toForm({ ...this.record, ...body });
    if (!this.isOurs(form)) this.sent.push(form);
    drafts.keep(this.draft);
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

  /** A form as it would read once saved; what cannot be saved stays as typed. */
  asSaved(form) {
    const { body, errors } = this.toBody({ ...form }, this.record);
    const refused = Object.fromEntries(Object.keys(errors).map((field) => [field, form[field]]));
    return { ...this.toForm({ ...this.record, ...body }), ...refused };
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

  /** Stores what was typed, or throws the sentence that says what is to be decided first. */
  async storeUnseen() {
    const current = this.exists && (await read(this.path));
    if (current && !this.follow(current)) throw new Error(CHANGED);
    const { body, errors } = this.toBody(this.form, this.record);
    const [error] = Object.values(errors);
    if (error) throw new Error(error);
    return this.store(body);
  }

  /** Deletes the record, unless it is not the one any more that was to be deleted. That it is gone is as good. */
  async deleteUnseen() {
    const current = await find(this.path);
    if (!current) return;
    if (!same(this.toForm(current.data), this.clean)) throw new Error(CHANGED);
    await remove(this.path, current.etag);
  }

  /** What can be added again, and only once, when the record is deleted. */
  identified(record) {
    return record;
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
}
