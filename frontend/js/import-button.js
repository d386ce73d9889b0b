import { emit } from './events.js';

/** Opens the import; while one goes on, it says how far that is. */
export class ImportButton {
  isRunning = false;
  label = 'Import';
  progress = '';

  init() {
    window.addEventListener('import-state', ({ detail }) => this.follow(detail));
  }

  follow({ isRunning, label = 'Import', progress = '' }) {
    Object.assign(this, { isRunning, label, progress });
  }

  open() {
    emit('open-import');
  }
}
