import { paths } from './api.js';
import { Editor } from './editor.js';
import { dayName, shortDayName } from './format.js';

export class NoteDialog extends Editor {
  name = 'note';
  labels = { note: 'Note' };

  get key() {
    return `note:${this.target.date}`;
  }

  get title() {
    return `note, ${shortDayName(this.target.date)}`;
  }

  get heading() {
    return this.target.date ? dayName(this.target.date) : '';
  }

  pathOf(note) {
    return paths.note(note?.date ?? this.target.date);
  }

  titleOf(note) {
    return `Note on ${shortDayName(note.date)}`;
  }

  toForm(note) {
    return { note: note?.note ?? '' };
  }

  toBody(form, note) {
    const errors = form.note.trim() === '' ? { note: 'Write something, or delete the note.' } : {};
    return { body: { ...note, date: this.target.date, note: form.note }, errors };
  }

  focusAfter(note) {
    return note ? `note-${this.target.date}` : `add-note-${this.target.date}`;
  }
}
