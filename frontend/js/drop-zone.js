import { droppedFiles, hasFiles } from './dropped-files.js';
import { emit } from './events.js';
import { toast } from './toasts.js';

/** Files may be dropped anywhere on a page. */
export class DropZone {
  isOver = false;

  init() {
    let depth = 0;
    const listen = (name, act) =>
      window.addEventListener(name, (event) => {
        if (!hasFiles(event)) return;
        // Else the browser opens the file in place of the page.
        event.preventDefault();
        act(event);
      });
    listen('dragenter', () => this.show(++depth));
    listen('dragover', ({ dataTransfer }) => (dataTransfer.dropEffect = 'copy'));
    listen('dragleave', () => this.show(--depth));
    listen('drop', ({ dataTransfer }) => {
      depth = 0;
      this.show(depth);
      this.take(dataTransfer);
    });
  }

  show(depth) {
    this.isOver = depth > 0;
  }

  async take(dataTransfer) {
    try {
      emit('open-import', await droppedFiles(dataTransfer));
    } catch {
      toast('The browser could not read what was dropped. Choose the files with the Import button instead.');
    }
  }
}
