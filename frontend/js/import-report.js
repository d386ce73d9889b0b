import { followImport, isGoingOn, read, paths, takeBack } from './api.js';
import { emit, emitChange } from './events.js';
import { moment, number } from './format.js';
import { decisionView, headlineOf, outcomes, takenBackView } from './import-view.js';
import { forgetImport } from './running-import.js';
import { toast } from './toasts.js';

const PAGE = 100;

/** Decisions as they were made, each of them once. */
const inOrder = (decisions) => [...new Map(decisions.map((one) => [one.id, one])).values()].sort((a, b) => a.id - b.id);

/** What becomes of the files of an import: its decisions as they are made, and taking all of it back. */
export class ImportReport {
  id = null;
  state = null;
  /** Those that are shown: the latest of the chosen kind. Frozen, or Alpine would watch each of them. */
  decisions = Object.freeze([]);
  /** The latest decision that was heard of, of whatever kind. */
  latest = 0;
  filter = 'all';
  most = PAGE;
  isLoadingMore = false;
  failure = '';
  isMissing = false;
  isAsking = false;
  isTakingBack = false;
  takenBack = null;
  isOwn = false;
  unfollow = () => {};

  init() {
    window.addEventListener('api-found', () => this.canLookAgain && !this.isThere && this.load());
  }

  get isThere() {
    return this.state !== null;
  }

  get isRunning() {
    return this.isThere && isGoingOn(this.state);
  }

  get isInterrupted() {
    return this.state?.state === 'interrupted' && !this.takenBack;
  }

  get canLookAgain() {
    return this.failure !== '' && !this.isMissing;
  }

  get headline() {
    return this.isThere ? headlineOf(this.state) : '';
  }

  get title() {
    if (this.isMissing) return 'There is no such import';
    return this.isThere ? `Import of ${moment(this.state.created_at)}` : 'Import';
  }

  get done() {
    const { imported = 0, duplicate = 0, rejected = 0 } = this.state?.counts ?? {};
    return imported + duplicate + rejected;
  }

  get all() {
    return Math.max(this.state?.counts.files ?? 0, this.done);
  }

  get filters() {
    const { counts } = this.state;
    return [{ key: 'all', label: 'All', number: this.done }]
      .concat(outcomes.map(({ key, plural }) => ({ key, label: plural, number: counts[key] })))
      .map((filter) => ({ ...filter, isChosen: filter.key === this.filter }));
  }

  /** The latest first, so that what is decided is seen. */
  get rows() {
    return [...this.decisions].reverse();
  }

  get moreLabel() {
    if (!this.isThere) return '';
    const more = this.filters.find(({ isChosen }) => isChosen).number - this.decisions.length;
    return more > 0 ? `Show ${Math.min(more, PAGE)} of ${number(more)} more` : '';
  }

  get canTakeBack() {
    return this.isThere && !this.takenBack && (this.isRunning || this.state.can_be_taken_back);
  }

  get isBare() {
    return this.isThere && !this.isLoadingMore && !this.decisions.length;
  }

  get takeBackLabel() {
    return this.isRunning ? 'Stop and take back…' : 'Take back this import…';
  }

  async choose(filter) {
    Object.assign(this, { filter, most: PAGE, decisions: Object.freeze([]) });
    await this.readMore();
  }

  async showMore() {
    this.most += PAGE;
    await this.readMore(this.decisions[0]?.id);
  }

  /** Reads the decisions before those that are shown. What is decided meanwhile is heard of as it happens. */
  async readMore(before) {
    const { id, filter } = this;
    const isStill = () => id === this.id && filter === this.filter;
    this.isLoadingMore = true;
    try {
      const { data } = await read(paths.decisions(id, this.page(before)));
      if (isStill()) this.show([...data.decisions.map(decisionView), ...this.decisions]);
    } catch (error) {
      if (isStill()) this.lost(error);
    } finally {
      if (isStill()) this.isLoadingMore = false;
    }
  }

  page(before) {
    return { before, limit: PAGE, outcome: this.filter === 'all' ? undefined : this.filter };
  }

  /** Shows decisions in their order, each once, and no more of them than was asked for. */
  show(decisions) {
    const later = (one, index) => index === 0 || one.id > decisions[index - 1].id;
    const sorted = decisions.every(later) ? decisions : inOrder(decisions);
    this.decisions = Object.freeze(sorted.slice(-this.most));
  }

  /** Shows an import and follows it; `isOwn` says that it was started here, and its end is told. */
  async follow(id, isOwn = false) {
    if (this.id === id) return;
    this.unfollow();
    if (this.isOwn && this.isRunning) emit('import-state', { isRunning: false });
    Object.assign(this, { id, isOwn, state: null, decisions: Object.freeze([]), latest: 0 });
    Object.assign(this, { filter: 'all', most: PAGE, isLoadingMore: false });
    Object.assign(this, { failure: '', isMissing: false, isAsking: false, takenBack: null });
    if (id) await this.load();
  }

  async load() {
    const { id } = this;
    this.failure = '';
    try {
      const { data } = await read(paths.decisions(id, this.page()));
      if (id !== this.id) return;
      this.unfollow();
      this.most = PAGE;
      this.show(data.decisions.map(decisionView));
      this.latest = Math.max(this.latest, this.decisions.at(-1)?.id ?? 0);
      this.hear(data);
      if (isGoingOn(data)) this.listen();
    } catch (error) {
      if (id === this.id) this.lost(error);
    }
  }

  /** It cannot be read now, or never again, as it was taken back elsewhere. */
  lost(error) {
    this.failure = error.message;
    this.isMissing = error.status === 404;
    if (!this.isMissing) {
      // Nothing is known of it by now that the header could say.
      if (this.isOwn && !this.isThere) emit('import-state', { isRunning: false });
      return;
    }
    this.unfollow();
    const wasThere = this.isThere;
    Object.assign(this, { state: null, decisions: Object.freeze([]) });
    if (wasThere) emitChange({});
    if (this.isOwn) this.end();
  }

  listen() {
    let fresh = [];
    let frame;
    // A thousand decisions a second are shown as often as the screen can.
    const show = () => {
      frame = undefined;
      this.show([...this.decisions, ...fresh.filter(({ outcome }) => [outcome, 'all'].includes(this.filter))]);
      fresh = [];
    };
    const stop = followImport(this.id, {
      after: this.latest,
      onDecision: (decision) => {
        this.latest = decision.id;
        fresh.push(decisionView(decision));
        frame ??= requestAnimationFrame(show);
      },
      onState: (state) => {
        this.failure = '';
        this.hear(state);
      },
      // That it is gone is what taking it back is for; the answer to that says more.
      onLost: (error) => this.isTakingBack || this.lost(error),
    });
    this.unfollow = () => {
      stop();
      cancelAnimationFrame(frame);
    };
  }

  hear({ id, state, counts, created_at = this.state?.created_at, finished_at = null, can_be_taken_back = false }) {
    const wasRunning = this.isRunning;
    this.state = { id, state, counts, created_at, finished_at, can_be_taken_back };
    if (this.isRunning) {
      const progress = `${this.done}/${this.all}`;
      if (this.isOwn) emit('import-state', { isRunning: true, label: 'Importing', progress });
      return;
    }
    // One that was started here may have ended before it was looked at.
    if (wasRunning || this.isOwn) emitChange({});
    if (this.isOwn) this.end();
  }

  /** The end of an import that was started here: it is told where its report is not seen. */
  end() {
    forgetImport(this.id);
    emit('import-state', { isRunning: false });
    if (this.isThere && !this.$root.closest('dialog').open) {
      const show = { label: 'Show', run: () => emit('open-import') };
      toast(this.headline, { key: 'import', actions: [show] });
    }
  }

  ask() {
    this.isAsking = true;
    this.$nextTick(() => this.$refs.keep.focus());
  }

  keep() {
    this.isAsking = false;
    this.$nextTick(() => this.$refs.ask.focus());
  }

  async takeBack() {
    this.isTakingBack = true;
    try {
      const { data } = await takeBack(this.id);
      this.unfollow();
      this.takenBack = takenBackView(data);
      if (this.isRunning) this.hear({ ...this.state, state: 'interrupted' });
      this.$nextTick(() => this.$refs.takenBack.focus());
      emitChange({});
    } catch (error) {
      this.lost(error);
    } finally {
      Object.assign(this, { isTakingBack: false, isAsking: false });
    }
  }
}
