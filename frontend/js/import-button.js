import { emit } from './events.js';

/** Opens the import; while one goes on, it says how far that is. */
export class ImportButton {
  isRunning = false;
  progress = '';

  get label() {
    return this.isRunning ? 'Importing' : 'Import';
  }

  init() {
    window.addEventListener('import-state', ({ detail }) => this.follow(detail));
  }

  follow({ isRunning, done, all }) {
    this.isRunning = isRunning;
    this.progress = isRunning ? `${done}/${all}` : '';
  }

  open() {
    emit('open-import');
  }
}
