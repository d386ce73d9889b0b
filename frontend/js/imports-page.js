import { askedId, importAddress, importsAddress } from './addresses.js';
import { downloads, isGoingOn, paths, read } from './api.js';
import { commonKeys } from './common-keys.js';
import { emit } from './events.js';
import { count, moment } from './format.js';
import { countsOf } from './import-view.js';
import { listenForShortcuts } from './shortcuts.js';

const LOOK_AGAIN_AFTER = 3_000;

const words = { queued: 'Waiting', running: 'Running', done: 'Done', interrupted: 'Interrupted' };

/** The imports there were, or one of them. */
export class ImportsPage {
  /** The one that is asked for; null for all. */
  asked = Number(askedId()) || null;
  imports = null;
  failure = '';
  isLoading = false;
  isAskedAgain = false;
  /** What goes on with the import of this page, as the header says it; empty when nothing does. */
  stage = '';
  next = 0;
  historyAddress = importsAddress;
  everything = downloads.everything;
  table = downloads.table;

  init() {
    listenForShortcuts(commonKeys);
    if (this.asked) return;
    this.load();
    window.addEventListener('training-changed', () => this.load());
    window.addEventListener('import-state', ({ detail }) => this.hear(detail));
    window.addEventListener('api-found', () => this.failure && this.load());
  }

  /** One was sent, began or ended here; how far it is meanwhile is looked up as for any other. */
  hear({ isRunning, label }) {
    const stage = isRunning ? label : '';
    if (stage === this.stage) return;
    this.stage = stage;
    this.load();
  }

  get isEmpty() {
    return this.imports?.length === 0;
  }

  async load() {
    clearTimeout(this.next);
    // What is on its way may have been read before that which is to be seen now.
    this.isAskedAgain = this.isLoading;
    if (this.isLoading) return;
    this.isLoading = true;
    try {
      const { data } = await read(paths.imports);
      this.imports = data.map((one) => ({
        id: one.id,
        address: importAddress(one.id),
        when: moment(one.created_at),
        state: words[one.state] ?? one.state,
        files: count(one.counts.files, 'file'),
        counts: countsOf(one.counts),
      }));
      this.failure = '';
      if (data.some(isGoingOn)) this.next = setTimeout(() => this.load(), LOOK_AGAIN_AFTER);
    } catch (error) {
      this.failure = error.message;
    } finally {
      this.isLoading = false;
      if (this.isAskedAgain) this.load();
    }
  }

  open() {
    emit('open-import');
  }
}
