import { importsAddress } from './addresses.js';
import { upload } from './api.js';
import { pickedFiles } from './dropped-files.js';
import { emit } from './events.js';
import { count, fileSize, visible } from './format.js';
import { rememberImport, rememberedImport } from './running-import.js';
import { toast } from './toasts.js';

const UNSENT =
  'Nothing is lost: the files are sent again by themselves as soon as that works, as long as this page stays open.';
const REFUSED = 'Nothing of this was imported; the files are where they were.';
const MOST_LISTED = 100;

/** Takes files, sends them as one import with its progress, and shows what became of them. */
export class ImportDialog {
  /** What is to be sent, or was. */
  files = [];
  leftOut = [];
  /** `ready`, `sending`, `failed` or `sent`. */
  step = 'ready';
  sent = 0;
  problem = '';
  /** It failed for a reason that passes. */
  isPassing = false;
  /** The import that is followed here, by its id. */
  followed = null;
  historyAddress = importsAddress;

  init() {
    this.dialog = this.$root;
    window.addEventListener('open-import', ({ detail }) => this.open(detail));
    window.addEventListener('api-found', () => this.step === 'failed' && this.isPassing && this.send());
    window.addEventListener('beforeunload', (event) => this.step === 'sending' && event.preventDefault());
    this.followed = rememberedImport();
    if (this.followed) this.step = 'sent';
  }

  get isReady() {
    return this.step === 'ready';
  }

  get isSending() {
    return this.step === 'sending';
  }

  get isFailed() {
    return this.step === 'failed';
  }

  get isSent() {
    return this.step === 'sent';
  }

  get heading() {
    return this.isReady || !this.files.length ? 'Import' : `Import of ${count(this.files.length, 'file')}`;
  }

  get rows() {
    return this.files.slice(0, MOST_LISTED).map(({ path, size, before }) => {
      const share = size ? Math.min(Math.max((this.sent - before) / size, 0), 1) : Number(this.sent >= before);
      const percent = Math.round(share * 100);
      return { path, name: visible(path), size: fileSize(size), percent, isThere: share === 1 };
    });
  }

  get unlisted() {
    const more = this.files.length - MOST_LISTED;
    return more > 0 ? `and ${count(more, 'more file')}` : '';
  }

  get percent() {
    return this.size ? Math.min(Math.round((100 * this.sent) / this.size), 100) : 100;
  }

  get size() {
    return this.files.reduce((sum, { size }) => sum + size, 0);
  }

  get sentWords() {
    return `${fileSize(Math.min(this.sent, this.size))} of ${fileSize(this.size)} sent`;
  }

  get leftOutWords() {
    const [first, second] = this.leftOut;
    const names = [first, second].filter(Boolean).map(visible).join(', ');
    const kinds = 'no activity files by their names';
    return this.leftOut.length > 2
      ? `Left out, as ${kinds}: ${names} and ${this.leftOut.length - 2} more.`
      : `Left out, as ${kinds}: ${names}.`;
  }

  open({ files, leftOut } = {}) {
    const other = document.querySelector('dialog[open]');
    if (other && other !== this.dialog) {
      return toast('Close this dialog first, then drop the files again.', { seconds: 10 });
    }
    if (!this.dialog.open) this.dialog.showModal();
    if (!files) return undefined;
    if (this.isSending) return toast('The files before these are still on their way.', { seconds: 10 });
    return this.take({ files, leftOut });
  }

  close() {
    this.dialog.close();
  }

  choose() {
    this.$refs.files.click();
  }

  chooseFolder() {
    this.$refs.folder.click();
  }

  picked(field) {
    this.take(pickedFiles(field));
    // The same files can be picked again.
    field.value = '';
  }

  take({ files, leftOut }) {
    let before = 0;
    const chosen = files.map(({ file, path }) => {
      const row = Object.freeze({ file, path, size: file.size, before });
      before += file.size;
      return row;
    });
    Object.assign(this, { files: Object.freeze(chosen), leftOut, problem: '' });
    if (chosen.length) return this.send();
    this.step = 'ready';
    this.problem = leftOut.length ? '' : 'There are no files in there.';
    return undefined;
  }

  async send() {
    this.sending = new AbortController();
    Object.assign(this, { step: 'sending', problem: '', isPassing: false });
    this.reached(0);
    try {
      const { signal } = this.sending;
      const started = await upload(this.files, { signal, onProgress: (bytes) => this.reached(bytes) });
      rememberImport(started.id);
      Object.assign(this, { step: 'sent', followed: started.id });
    } catch (error) {
      this.failed(error);
    }
  }

  /** So many bytes are there; the button of the header says it, too, for who closed the dialog meanwhile. */
  reached(bytes) {
    this.sent = bytes;
    emit('import-state', { isRunning: true, label: 'Sending', progress: `${this.percent}%` });
  }

  failed(error) {
    emit('import-state', { isRunning: false });
    if (error.name === 'AbortError') return this.again();
    this.step = 'failed';
    this.isPassing = error.isUnreachable;
    this.problem = `${error.message} ${error.isUnreachable ? UNSENT : REFUSED}`;
    if (!this.dialog.open) toast(`The import failed: ${error.message}`, { key: 'import', actions: [this.showAction] });
    return undefined;
  }

  get showAction() {
    return { label: 'Show', run: () => this.open() };
  }

  stop() {
    this.sending.abort();
  }

  /** Makes room for further files. */
  again() {
    Object.assign(this, { step: 'ready', files: [], leftOut: [], problem: '', followed: null });
  }
}
