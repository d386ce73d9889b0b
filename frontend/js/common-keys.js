import { emit } from './events.js';
import { undoLatest } from './toasts.js';

/** The keys that mean the same on every page. */
export const commonKeys = {
  i: () => emit('open-import'),
  u: () => undoLatest(),
  '?': () => emit('open-help'),
};
