import { askedId, weekAddress } from './addresses.js';
import { downloads, paths, read, readWeek } from './api.js';
import { commonKeys } from './common-keys.js';
import { emit } from './events.js';
import { weekOf } from './iso-week.js';
import { recordingOf } from './recording.js';
import { answerTo, forgetAnswers, partsOf } from './session-ahead.js';
import { lapsOf, readingsOf, splitsOf, viewOf } from './session-view.js';
import { listenForShortcuts } from './shortcuts.js';
import { tableElement } from './table.js';
import { planOf } from './week-view.js';

/** So many are read when somebody looks closer. */
const DETAIL = 50_000;
const tables = { laps: lapsOf, splits: splitsOf };

/** The page of one session: what it was, in numbers, and what was recorded of it. */
export class SessionPage {
  id = askedId();
  session = null;
  view = null;
  /** What was recorded, null while it loads and when there is nothing. */
  recording = null;
  streams = null;
  detail = null;
  isReadingDetail = false;
  laps = null;
  splits = null;
  readings = null;
  week = null;
  /** What is meant for the week of the session. */
  plan = null;
  today = null;
  failure = '';
  isGone = false;
  isLoading = true;

  init() {
    listenForShortcuts({ e: () => this.edit(), ...commonKeys });
    window.addEventListener('training-changed', ({ detail }) => this.refresh(detail));
    window.addEventListener('api-found', () => this.failure && this.load());
    this.load();
  }

  get isBroken() {
    return this.failure !== '' && !this.view;
  }

  get isBlank() {
    return !this.view && !this.isBroken && !this.isGone;
  }

  get editId() {
    return `session-${this.id}`;
  }

  get fileAddress() {
    return downloads.file(this.id);
  }

  get gpxAddress() {
    return downloads.gpx(this.id);
  }

  get weekAddress() {
    return this.week ? weekAddress(this.week) : '/';
  }

  get weekName() {
    return this.week ? `Week ${Number(this.week.slice(6))} · ${this.week.slice(0, 4)}` : 'Calendar';
  }

  get isHandwritten() {
    return this.view !== null && this.session.streams?.length === 0 && !this.laps;
  }

  /** Beside the charts stand track, notes and plan; what is not there leaves its place to the rest. */
  get layout() {
    if (!this.recording) return 'lg:grid-cols-2';
    const isBeside = this.recording.track || this.view.notes || this.plan;
    return isBeside ? 'lg:grid-cols-[minmax(0,1fr)_minmax(0,1.7fr)]' : '';
  }

  async load() {
    Object.assign(this, { isLoading: true, failure: '' });
    try {
      const found = this.id && (await answerTo(paths.session(this.id)));
      this.isGone = !found;
      if (found) await this.show(found.data);
      else this.view = null;
    } catch (error) {
      this.failure = error.message;
    } finally {
      this.isLoading = false;
    }
  }

  async show(session) {
    // An import may have filled it in meanwhile, or was taken back.
    if (String(session.streams) !== String(this.session?.streams)) {
      Object.assign(this, { streams: null, recording: null, readings: null });
    }
    this.detail = null;
    this.session = Object.freeze(session);
    this.view = viewOf(session);
    this.week = weekOf(session.date);
    document.title = `${this.view.title} — Training OS`;
    await Promise.all([this.readPlan(), this.readRecording(), this.readParts('laps'), this.readParts('splits')]);
  }

  async readPlan() {
    const { plan, today } = await readWeek(this.week);
    this.today = today;
    this.plan = plan && planOf(plan);
  }

  async readRecording() {
    if (!this.session.streams?.length) return;
    this.streams ??= Object.freeze((await answerTo(partsOf(this.id).streams))?.data);
    this.recording = recordingOf(this.streams, this.session.type);
    this.readings = this.recording && Object.freeze(readingsOf(this.recording));
  }

  /** What is looked at closely is read once more with all its points. */
  async readDetail() {
    if (this.detail || this.isReadingDetail || this.recording.recorded <= this.recording.returned) return;
    this.isReadingDetail = true;
    try {
      const { data } = await read(paths.streams(this.id, DETAIL));
      this.detail = recordingOf(data, this.session.type);
    } catch {
      // The overview stays, and to look closer once more asks again.
    } finally {
      this.isReadingDetail = false;
    }
  }

  async readParts(kind) {
    const parts = (await answerTo(partsOf(this.id)[kind]))?.data ?? [];
    this[kind] = parts.length ? Object.freeze(tables[kind](parts, this.session.type)) : null;
  }

  fill(place, table) {
    place.replaceChildren(...(table ? [tableElement(table)] : []));
  }

  /** After a change, also after the session was deleted here or that was undone; goes on from `focus`. */
  async refresh({ focus }) {
    forgetAnswers();
    await this.load();
    this.$nextTick(() => document.getElementById(focus)?.focus());
  }

  edit() {
    if (this.session && !this.isGone) {
      emit('edit-session', { record: JSON.parse(JSON.stringify(this.session)), today: this.today });
    }
  }
}
