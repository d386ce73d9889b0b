import { axes, marksOf } from './axes.js';
import { Chart, GUTTER, MARGIN } from './chart.js';
import { kilometres, stopwatch } from './format.js';
import { html } from './html.js';
import { nearest } from './recording.js';
import { Track } from './track.js';

const ROOM_FOR_MARK = 84;
const MOST_POINTS = 5_000;
/** Of a drag shorter than this, a click was meant. */
const SHORTEST_DRAG = 6;
const SHORTEST_VIEW = 8;

/**
 * The charts of a recording and its track, under one cursor. It draws and listens; `onChange` hears where the cursor
 * stands and whether only a part is shown, `onZoom` that somebody looks closer. Alpine never sees it, for it would
 * watch every number.
 */
export class Plot {
  axis = 'time';
  /** The part that is shown, in the unit of the axis; null for all. */
  view = null;
  /** Where the cursor stands, in seconds; null for nowhere. */
  moment = null;

  constructor({ charts, track, onChange, onZoom }) {
    Object.assign(this, { place: charts, trackPlace: track, onChange, onZoom });
    this.band = html('div', 'chart-band');
    this.band.hidden = true;
    this.track = new Track();
    this.trackPlace.append(this.track.element);
    this.listen();
  }

  /** Shows a recording; `detail` is the same one with more points, for parts of it. */
  show(overview, detail = null) {
    Object.assign(this, { overview, detail });
    const { measures } = overview;
    this.charts = measures.map((measure, index) => new Chart(measure, index === measures.length - 1));
    this.readings = measures.map(() => html('span', 'chart-reading'));
    this.place.replaceChildren(...measures.map((measure, index) => this.figure(measure, index)), this.band);
    if (!overview.distance) this.axis = 'time';
    this.draw();
  }

  figure({ key, name, unit, note }, index) {
    const words = [['chart-name', name], ['chart-note', note], ['chart-unit', unit]];
    const [title, remark, measured] = words.map(([className, text]) => html('span', className, text));
    const caption = html('figcaption', 'chart-caption', title, remark, this.readings[index], measured);
    return html('figure', `chart-figure chart-${key}`, caption, this.charts[index].element);
  }

  get data() {
    if (!this.detail || !this.view) return this.overview;
    const [from, to] = this.indexes(this.detail);
    return to - from <= MOST_POINTS ? this.detail : this.overview;
  }

  get all() {
    const values = this.overview[this.axis];
    return [values[0], values.at(-1)];
  }

  /** The first and the last index of what is shown, and one beyond each, to which lines lead. */
  indexes(data) {
    const values = data[this.axis];
    const [low, high] = this.view ?? this.all;
    return [Math.max(nearest(values, low) - 1, 0), Math.min(nearest(values, high) + 1, values.length - 1)];
  }

  /** Draws anew when there is another amount of room. */
  fit() {
    if (this.size !== this.room()) this.draw();
  }

  room() {
    const { place, trackPlace } = this;
    return [place.clientWidth, trackPlace.clientWidth, trackPlace.clientHeight].join(' ');
  }

  draw() {
    const width = this.place.clientWidth;
    if (!width || !this.overview) return;
    this.size = this.room();
    const { data } = this;
    const values = data[this.axis];
    const [low, high] = this.view ?? this.all;
    const [from, to] = this.indexes(data);
    const inner = width - GUTTER - MARGIN;
    const xAt = (value) => GUTTER + (inner * (value - low)) / Math.max(high - low, 1e-9);
    const axis = axes[this.axis];
    const marks = marksOf(axis, low, high, inner / ROOM_FOR_MARK);
    const ticks = marks.map((value) => ({ x: xAt(value), text: axis.write(value) }));
    const frame = { from, to, width, xOf: (index) => xAt(values[index]), ticks };
    Object.assign(this, { drawn: data, inner, low, high });
    data.measures.forEach(({ values, breaks }, index) => this.charts[index].draw({ ...frame, values, breaks }));
    this.drawTrack();
    this.point();
  }

  drawTrack() {
    const { track } = this.drawn;
    const width = this.trackPlace.clientWidth;
    if (!track || !width) return;
    // The whole outline stands still while its parts are looked at.
    this.track.draw(track, { width, height: this.trackPlace.clientHeight });
    if (this.view) this.track.mark(...this.indexes(this.drawn));
    else this.track.mark();
  }

  /** Puts the cursor where `moment` says, on charts, track and in words. */
  point() {
    const index = this.moment === null ? undefined : nearest(this.drawn.time, this.moment);
    this.charts.forEach((chart, place) => {
      const { values, write } = this.drawn.measures[place];
      chart.point(index, values);
      const value = typeof values[index] === 'number' ? write(values[index]) : '–';
      this.readings[place].textContent = index === undefined ? '' : value;
    });
    if (this.drawn.track) this.track.point(index);
    this.onChange({ ...this.words(index), isZoomed: this.view !== null, axis: this.axis });
  }

  words(index) {
    if (index === undefined) return { cursor: '', second: 0 };
    const { time, distance, measures } = this.drawn;
    const parts = [stopwatch(time[index]), distance && kilometres(distance[index] / 1000)];
    const read = measures.map(({ name, unit, values, write }) => {
      const value = values[index];
      return typeof value === 'number' ? `${name} ${write(value)} ${unit}` : '';
    });
    const [cursor, reading] = [parts.filter(Boolean).join(' · '), read.filter(Boolean).join(', ')];
    return { cursor, reading, second: time[index] };
  }

  over(axis) {
    if (this.view) {
      const { time } = this.drawn;
      const [from, to] = this.view.map((value) => nearest(this.drawn[this.axis], value));
      const values = axis === 'time' ? time : this.drawn[axis];
      this.view = [values[from], values[to]];
    }
    this.axis = axis;
    this.draw();
  }

  /** Moves the cursor by so many pixels, to another point at least; from nowhere it comes in at the start. */
  step(pixels) {
    const values = this.drawn[this.axis];
    const from = this.moment === null ? this.indexes(this.drawn)[0] : nearest(this.drawn.time, this.moment);
    const wanted = values[from] + (pixels * (this.high - this.low)) / this.inner;
    const found = nearest(values, wanted);
    const next = found === from ? from + Math.sign(pixels) : found;
    this.pointTo(this.moment === null ? from : Math.min(Math.max(next, 0), values.length - 1));
  }

  goTo(end) {
    const [from, to] = this.view ? this.indexes(this.drawn) : [0, this.drawn.time.length - 1];
    this.pointTo(end < 0 ? from : to);
  }

  pointTo(index) {
    this.moment = this.drawn.time[index];
    const value = this.drawn[this.axis][index];
    if (this.view && (value < this.low || value > this.high)) this.centre(value, this.high - this.low);
    else this.point();
  }

  /** Shows more or less around the cursor, or around the middle. */
  zoomBy(factor) {
    const index = this.moment === null ? -1 : nearest(this.drawn.time, this.moment);
    const middle = index < 0 ? (this.low + this.high) / 2 : this.drawn[this.axis][index];
    this.centre(middle, (this.high - this.low) * factor);
  }

  centre(middle, span) {
    const [first, last] = this.all;
    const low = Math.min(Math.max(middle - span / 2, first), Math.max(last - span, first));
    this.zoom(low, low + span);
  }

  zoom(low, high) {
    const [first, last] = this.all;
    if (low <= first && high >= last) return this.showAll();
    const [from, to] = [low, high].map((value) => nearest((this.detail ?? this.overview)[this.axis], value));
    if (to - from < SHORTEST_VIEW && this.detail) return undefined;
    this.view = [low, high];
    this.draw();
    return this.onZoom();
  }

  showAll() {
    this.view = null;
    this.draw();
  }

  listen() {
    const { place } = this;
    place.addEventListener('pointermove', (event) => this.moved(event));
    place.addEventListener('pointerleave', (event) => event.pointerType === 'mouse' && this.left());
    place.addEventListener('pointerdown', (event) => this.pressed(event));
    place.addEventListener('pointerup', (event) => this.released(event));
    place.addEventListener('pointercancel', () => this.let());
    place.addEventListener('dblclick', () => this.showAll());
  }

  xOf({ clientX }) {
    const x = clientX - this.place.getBoundingClientRect().left;
    return Math.min(Math.max(x, GUTTER), GUTTER + this.inner);
  }

  valueAt(x) {
    return this.low + ((x - GUTTER) / this.inner) * (this.high - this.low);
  }

  moved(event) {
    const x = this.xOf(event);
    if (this.dragFrom !== undefined) this.drawBand(x);
    // As often as the screen shows it, however often the mouse reports.
    this.wanted = x;
    this.frame ??= requestAnimationFrame(() => {
      this.frame = undefined;
      this.moment = this.drawn.time[nearest(this.drawn[this.axis], this.valueAt(this.wanted))];
      this.point();
    });
  }

  left() {
    // Who works with keys keeps the cursor, wherever the mouse rests.
    if (this.dragFrom !== undefined || this.place.matches(':focus-visible')) return;
    cancelAnimationFrame(this.frame);
    this.frame = undefined;
    this.moment = null;
    this.point();
  }

  pressed(event) {
    // A finger moves the cursor; there are buttons to look closer.
    if (event.pointerType === 'mouse' && event.button === 0) {
      this.dragFrom = this.xOf(event);
      this.place.setPointerCapture(event.pointerId);
    } else {
      this.moved(event);
    }
  }

  released(event) {
    const from = this.dragFrom;
    this.let();
    if (from === undefined) return;
    const to = this.xOf(event);
    if (Math.abs(to - from) >= SHORTEST_DRAG) {
      this.zoom(this.valueAt(Math.min(from, to)), this.valueAt(Math.max(from, to)));
    }
  }

  let() {
    this.dragFrom = undefined;
    this.band.hidden = true;
  }

  drawBand(x) {
    this.band.hidden = Math.abs(x - this.dragFrom) < SHORTEST_DRAG;
    this.band.style.left = `${Math.min(x, this.dragFrom)}px`;
    this.band.style.width = `${Math.abs(x - this.dragFrom)}px`;
  }
}
