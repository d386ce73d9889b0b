import { Plot } from './plot.js';

const NEAR = 4;
const FAR = 48;
const CLOSER = 0.5;

/** The charts and the track of what was recorded, and what can be done with them by keys and buttons. */
export class RecordingView {
  axis = 'time';
  hasDistance = false;
  hasTrack = false;
  isZoomed = false;
  /** Where the cursor stands: time and distance, the measures there, and the second of the recording. */
  cursor = '';
  reading = '';
  second = 0;
  duration = 0;
  plot = () => {};
  sizes = null;

  init() {
    const { charts, track } = this.$refs;
    const plot = new Plot({
      charts,
      track,
      onChange: (state) => Object.assign(this, state),
      onZoom: () => this.$dispatch('recording-zoomed'),
    });
    // A function, since Alpine would watch an object down to its last number.
    this.plot = () => plot;
    this.sizes = new ResizeObserver(() => plot.fit());
    [charts, track].forEach((place) => this.sizes.observe(place));
  }

  destroy() {
    this.sizes.disconnect();
  }

  show(recording, detail) {
    this.hasTrack = Boolean(recording?.track);
    if (!recording) return;
    this.hasDistance = recording.distance !== null;
    this.duration = recording.time.at(-1);
    // Once the page has made room for it, and still before that is painted.
    queueMicrotask(() => this.plot().show(recording, detail));
  }

  get valueText() {
    return this.cursor ? `${this.cursor}. ${this.reading}` : 'Nowhere yet';
  }

  over(axis) {
    this.plot().over(axis);
  }

  closer() {
    this.plot().zoomBy(CLOSER);
  }

  farther() {
    this.plot().zoomBy(1 / CLOSER);
  }

  showAll() {
    this.plot().showAll();
  }

  key(event) {
    const step = event.shiftKey ? FAR : NEAR;
    const actions = {
      ArrowLeft: () => this.plot().step(-step),
      ArrowRight: () => this.plot().step(step),
      ArrowDown: () => this.plot().step(-step),
      ArrowUp: () => this.plot().step(step),
      PageDown: () => this.plot().step(-FAR),
      PageUp: () => this.plot().step(FAR),
      Home: () => this.plot().goTo(-1),
      End: () => this.plot().goTo(1),
      '+': () => this.closer(),
      '-': () => this.farther(),
      0: () => this.showAll(),
      Escape: () => this.showAll(),
    };
    const action = !event.ctrlKey && !event.metaKey && !event.altKey && actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  }
}
