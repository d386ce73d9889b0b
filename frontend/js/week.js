import { readWeek } from './api.js';
import { commonKeys } from './common-keys.js';
import { emit } from './events.js';
import { dayRange, fullDayRange } from './format.js';
import { daysOf, isWeek, partsOf, shiftWeek, spellWeek, weekOf, weeksOf } from './iso-week.js';
import { listenForShortcuts } from './shortcuts.js';
import { toast } from './toasts.js';
import { viewOf } from './week-view.js';

const PATIENCE = 300;
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
  /** The next week lets itself be waited for: the former one is taken away. */
  isSlow = false;
  failure = '';
  canTryAgain = true;
  /** The banner of the connection says the same. */
  isToldAbove = false;
  /** A date is being typed, and each digit of it makes a valid one. */
  isTypingDate = false;
  announcement = '';
  request = null;
  nextTry = 0;
  readAt = 0;
  /** Where in the history of the tab this week stands. */
  place = 0;

  init() {
    listenForShortcuts({
      ArrowLeft: () => this.step(-1),
      ArrowRight: () => this.step(1),
      t: () => this.goToToday(),
      n: () => this.addSession(),
      p: () => this.editPlan(),
      ...commonKeys,
    });
    window.addEventListener('popstate', (event) => this.travelled(event));
    window.addEventListener('api-found', () => this.failure && this.load());
    window.addEventListener('training-changed', ({ detail }) => this.refresh(detail));
    document.addEventListener('visibilitychange', () => this.refreshWhenOld());
    this.awaitMidnight();
    this.standAt(history.state?.place ?? 0);
    this.followAddress();
  }

  get week() {
    return this.asked ?? (this.shown === null ? this.view.week : null);
  }

  get isWaiting() {
    return this.view !== null && this.shown !== this.asked;
  }

  get isReady() {
    return this.view !== null && !this.isWaiting;
  }

  /** Nothing of the week can stand there yet. */
  get isBlank() {
    return !this.isBroken && (this.view === null || (this.isWaiting && this.isSlow));
  }

  get isThere() {
    return !this.isBroken && !this.isBlank;
  }

  get isBroken() {
    return this.failure !== '' && (this.view === null || this.isWaiting);
  }

  get isStale() {
    return this.failure !== '' && !this.isBroken && !this.isToldAbove;
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
    const text = new URLSearchParams(location.search).get('week') ?? '';
    const week = spellWeek(text);
    const asked = isWeek(week) ? week : null;
    if (text && text !== asked) history.replaceState(history.state, '', addressOf(asked));
    if (text && !asked) toast(`${noSuchWeek(text, week)} This is the current week.`, { seconds: 12 });
    return this.moveTo(asked);
  }

  go(week) {
    this.place++;
    history.pushState({ place: this.place }, '', addressOf(week));
    return this.moveTo(week);
  }

  standAt(place) {
    this.place = place;
    history.replaceState({ place }, '');
  }

  /** Back and forward close the dialog that is open, and leave the week behind it where it is. */
  travelled({ state }) {
    const place = state?.place ?? this.place + 1;
    const dialog = document.querySelector('dialog[open]');
    if (dialog && place !== this.place) {
      dialog.close();
      return history.go(this.place - place);
    }
    this.standAt(place);
    return this.followAddress();
  }

  moveTo(week) {
    if (document.activeElement?.closest('#week-content')) heading().focus();
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
    const patience = setTimeout(() => this.sayLoading(), PATIENCE);
    if (this.isWaiting && cache.has(asked)) this.show(cache.get(asked), asked);
    try {
      const summary = await readWeek(asked, request.signal);
      this.show(summary, asked);
      this.failure = '';
      this.readAt = Date.now();
      this.announcement = isReturn ? `${this.eyebrow}, ${this.heading}, ${this.view.sessionCount}` : '';
      this.prefetchNeighbours();
    } catch (error) {
      if (request.signal.aborted) return;
      this.failure = error.message;
      this.announcement = '';
      this.isToldAbove = error.status === 0;
      this.canTryAgain = !error.isFinal;
      if (this.canTryAgain) this.nextTry = setTimeout(() => this.load(), TRY_AGAIN_AFTER);
    } finally {
      clearTimeout(patience);
      if (this.request === request) this.isLoading = false;
    }
  }

  sayLoading() {
    if (this.view && !this.isWaiting) return;
    this.isSlow = true;
    this.announcement = `Loading ${this.week ? `week ${partsOf(this.week).number}` : 'the week'}…`;
  }

  show(summary, asked) {
    cache.set(asked, summary).set(summary.week, summary);
    this.summary = summary;
    this.view = viewOf(summary);
    this.shown = asked;
    this.isSlow = false;
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
      const show = () => this.go(weekOf(date)).then(() => this.goOnFrom(focus));
      toast('It is in another week.', { seconds: 10, actions: [{ label: 'Show', run: show }] });
    }
    if (focus) this.goOnFrom(focus);
  }

  /** What is not in this week, and took the focus with it, leaves it to the heading. */
  goOnFrom(id) {
    this.$nextTick(() => {
      const element = document.getElementById(id) ?? (document.activeElement === document.body ? heading() : null);
      element?.focus();
    });
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
    if (!this.isReady) return this.sayNotReady();
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
    if (!this.isReady) return this.sayNotReady();
    emit('edit-plan', { week: this.view.week, record: plain(this.summary.plan) });
  }

  sayNotReady() {
    const why = this.isBroken ? 'This week can be changed when it is shown again.' : 'This week is still loading.';
    toast(why, { seconds: 6, key: 'not-ready' });
  }

  editSettings() {
    emit('edit-settings');
  }
}

const heading = () => document.getElementById('week-heading');

const addressOf = (week) => (week ? `?week=${week}` : location.pathname);

function noSuchWeek(text, week) {
  const { year, number } = partsOf(week);
  const isBeyond = isWeek(`${year}-W01`) && number > weeksOf(year);
  return `There is no week “${text}”${isBeyond ? `: ${year} has ${weeksOf(year)} weeks` : ''}.`;
}

// The editors keep a record of their own: what they hold must not change under them when the week is read again.
const plain = (record) => (record ? JSON.parse(JSON.stringify(record)) : null);
