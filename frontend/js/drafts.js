import { expectShape, isObject, Kept } from './kept.js';

/** What was typed and not saved yet, kept until it is saved or thrown away: one draft for each opening of a dialog. */
export const drafts = new Kept('draft', (stored, id) => {
  const { key, editor, label, target, record, clean, form, sent, problem, isUnsent } = stored;
  expectShape({ words: [editor, label], objects: [target, form] });
  return {
    // An older page kept one draft for each key, under that key.
    key: typeof key === 'string' ? key : id,
    editor,
    label,
    target,
    record: isObject(record) ? record : null,
    clean: isObject(clean) ? clean : {},
    form,
    sent: Array.isArray(sent) ? sent : [],
    problem: typeof problem === 'string' ? problem : '',
    isUnsent: isUnsent === true,
  };
});

/** The draft to go on from where a record is opened; what is new and has no key yet starts empty. */
export const latestDraft = (key) => (key ? drafts.all().findLast((draft) => draft.key === key) : undefined);
