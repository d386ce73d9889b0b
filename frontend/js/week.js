import { readWeek } from './api.js';
import { emit } from './events.js';
import { dayRange, fullDayRange } from './format.js';
import { daysOf, isWeek, partsOf, shiftWeek, weekOf } from './iso-week.js';
import { listenForShortcuts } from './shortcuts.js';
import { toast, undoLatest } from './toasts.js';
import { viewOf } from './week-view.js';

const FRESH_FOR = 60_000;
const TRY_AGAIN_AFTER = 10_000;
const QUARTER_OF_AN_HOUR = 900_000;

/** Summaries by week, to show at once what was seen before; each is read anew all the same. */
const cache = new Map();

/** The weekly calendar. The address says which week it shows; without one it is the current week. */
export class Week {
  /** The week of the address, null for the current one. */
  asked = null;
  /** The week that is shown, which is still the former one while the next one loads. */
  view = null;
  summary = null;
  shown = undefined;
  isLoading = true;
  failure = '';
  canTryAgain = true;
  /** A date is being typed, and each digit of it makes a valid one. */
  isTypingDate = false;
  announcement = '';
  request = null;
  nextTry = 0;
  readAt = 0;

  init() {
    listenForShortcuts({
      ArrowLeft: () => this.step(-1),
      ArrowRight: () => this.step(1),
      t: () => this.goToToday(),
      n: () => this.addSession(),
      p: () => this.editPlan(),
      u: () => undoLatest(),
      '?': () => emit('open-help'),
    });
    window.addEventListener('popstate', () => this.followAddress());
    window.addEventListener('api-found', () => this.failure && this.load());
    window.addEventListener('training-changed', ({ detail }) => this.refresh(detail));
    document.addEventListener('visibilitychange', () => this.refreshWhenOld());
    this.awaitMidnight();
    this.followAddress();
  }

  get week() {
    return this.asked ?? (this.shown === null ? this.view.week : null);
  }

  get isWaiting() {
    return this.view !== null && this.shown !== this.asked;
  }

  get isBroken() {
    return this.failure !== '' && (this.view === null || this.isWaiting);
  }

  get isStale() {
    return this.failure !== '' && !this.isBroken;
  }

  get tryAgainLabel() {
    return this.isLoading ? 'Trying…' : 'Try again';
  }

  get eyebrow() {
    if (!this.week) return '\u00a0';
    const { year, number } = partsOf(this.week);
    return `Week ${number} · ${year}`;
  }

  get heading() {
    if (!this.week) return 'This week';
    const days = daysOf(this.week);
    return dayRange(days[0], days[6]);
  }

  get monday() {
    return this.week ? daysOf(this.week)[0] : '';
  }

  followAddress() {
    const asked = new URLSearchParams(location.search).get('week');
    if (asked && !isWeek(asked)) {
      history.replaceState(null, '', location.pathname);
      toast(`There is no week “${asked}”. This is the current week.`, { seconds: 12 });
    }
    return this.moveTo(isWeek(asked ?? '') ? asked : null);
  }

  go(week) {
    history.pushState(null, '', week ? `?week=${week}` : location.pathname);
    return this.moveTo(week);
  }

  moveTo(week) {
    this.asked = week;
    this.failure = '';
    return this.load();
  }

  step(weeks) {
    if (this.week) this.goIfThereIs(shiftWeek(this.week, weeks));
  }

  goIfThereIs(week) {
    if (isWeek(week)) this.go(week);
    else toast('The calendar goes from 1900 to 2200.', { seconds: 6, key: 'range' });
  }

  async goToToday() {
    if (!this.view?.isCurrent || this.isWaiting) await this.go(null);
    document.querySelector('[aria-current=date]')?.scrollIntoView({ block: 'nearest' });
  }

  /** A date that is picked is meant at once; one that is typed, when Enter or another field follows. */
  dateKey({ key, target }) {
    if (key === 'Enter') this.dateMeant(target);
    else if (/^(\d|Arrow(Up|Down)|Backspace|Delete)$/.test(key)) this.isTypingDate = true;
  }

  dateChanged(field) {
    if (!this.isTypingDate) this.dateMeant(field);
  }

  dateMeant(field) {
    this.isTypingDate = false;
    const week = field.value && weekOf(field.value);
    if (week && week !== this.week) this.goIfThereIs(week);
    field.value = this.monday;
  }

  showMonday(field) {
    if (!this.isTypingDate) field.value = this.monday;
  }

  async load() {
    this.request?.abort();
    clearTimeout(this.nextTry);
    const request = new AbortController();
    const asked = this.asked;
    const isReturn = this.view !== null && this.shown !== asked;
    this.request = request;
    this.isLoading = true;
    if (this.isWaiting && cache.has(asked)) this.show(cache.get(asked), asked);
    try {
      const summary = await readWeek(asked, request.signal);
      this.show(summary, asked);
      this.failure = '';
      this.readAt = Date.now();
      if (isReturn) this.announcement = `${this.eyebrow}, ${this.heading}, ${this.view.sessionCount}`;
      this.prefetchNeighbours();
    } catch (error) {
      if (request.signal.aborted) return;
      this.failure = error.message;
      this.canTryAgain = !error.isFinal;
      if (this.canTryAgain) this.nextTry = setTimeout(() => this.load(), TRY_AGAIN_AFTER);
    } finally {
      if (this.request === request) this.isLoading = false;
    }
  }

  show(summary, asked) {
    cache.set(asked, summary).set(summary.week, summary);
    this.summary = summary;
    this.view = viewOf(summary);
    this.shown = asked;
    const days = daysOf(summary.week);
    const { number } = partsOf(summary.week);
    document.title = `Week ${number} · ${fullDayRange(days[0], days[6])} — Training OS`;
  }

  prefetchNeighbours() {
    const idle = window.requestIdleCallback ?? ((work) => setTimeout(work, 200));
    const around = [-1, 1].map((step) => shiftWeek(this.view.week, step));
    const neighbours = around.filter((week) => isWeek(week) && !cache.has(week));
    idle(() =>
      neighbours.forEach((week) =>
        readWeek(week).then(
          (summary) => cache.set(week, summary),
          () => {}, // It is only a head start; going there reads it again.
        ),
      ),
    );
  }

  /** Reads the totals anew after a change, and goes on from `focus`. */
  async refresh({ date, focus }) {
    cache.clear();
    await this.load();
    if (date && weekOf(date) !== this.week) {
      toast('It is in another week.', {
        seconds: 10,
        actions: [{ label: 'Show', run: () => this.go(weekOf(date)) }],
      });
    }
    this.$nextTick(() => document.getElementById(focus)?.focus());
  }

  refreshWhenOld() {
    if (document.visibilityState === 'visible' && Date.now() - this.readAt > FRESH_FOR) this.load();
  }

  /** Wherever the athlete lives, which may be elsewhere than the browser, a day ends on a quarter of an hour. */
  awaitMidnight() {
    setTimeout(() => {
      this.readAt = 0;
      this.refreshWhenOld();
      this.awaitMidnight();
    }, QUARTER_OF_AN_HOUR - (Date.now() % QUARTER_OF_AN_HOUR) + 1_000);
  }

  addSession(date) {
    if (!this.view || this.isWaiting) return;
    const { today, isCurrent, days } = this.view;
    emit('edit-session', { date: date ?? (isCurrent ? today : days[0].date), today });
  }

  editSession(id) {
    const record = this.summary.sessions.find((session) => session.id === id);
    emit('edit-session', { record: plain(record), today: this.view.today });
  }

  editNote(date) {
    const record = this.summary.day_notes.find((note) => note.date === date);
    emit('edit-note', { date, record: plain(record) });
  }

  editPlan() {
    if (!this.view || this.isWaiting) return;
    emit('edit-plan', { week: this.view.week, record: plain(this.summary.plan) });
  }

  editSettings() {
    emit('edit-settings');
  }
}

// The editors keep a record of their own: what they hold must not change under them when the week is read again.
const plain = (record) => (record ? JSON.parse(JSON.stringify(record)) : null);
