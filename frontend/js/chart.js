import { html } from './html.js';
import { FLAT } from './measures.js';
import { extent } from './projection.js';
import { pathThrough, set, svg } from './svg.js';

/** How far from the left edge of a chart the drawing begins, and how far before the right one it ends. */
export const GUTTER = 44;
export const MARGIN = 10;

const HEIGHT = 104;
const TOP = 8;
const BOTTOM = 4;
const AXIS = 20;
/** How far the cursor reaches to each side. */
const NEAR = 6;

/** One measure of a recording as a line over time or distance. */
export class Chart {
  constructor(measure, hasAxis) {
    this.measure = measure;
    this.height = HEIGHT + (hasAxis ? AXIS : 0);
    this.grid = svg('g', { class: 'chart-grid' });
    this.area = svg('path', { class: 'chart-area' });
    this.line = svg('path', { class: 'chart-line' });
    this.drawing = svg('svg', { class: 'chart-lines', y: 0, x: GUTTER, height: HEIGHT }, this.area, this.line);
    this.picture = svg('svg', { class: 'chart', height: this.height }, this.grid, this.drawing);
    const rule = svg('line', { class: 'chart-rule', x1: NEAR, x2: NEAR, y1: TOP, y2: HEIGHT - BOTTOM });
    this.dot = svg('circle', { class: 'chart-dot', r: 4, cx: NEAR });
    const size = { width: 2 * NEAR, height: HEIGHT };
    this.cursor = svg('svg', { class: 'chart-cursor', ...size, visibility: 'hidden' }, rule, this.dot);
    this.element = html('div', 'relative', this.picture, this.cursor);
    this.element.ariaHidden = 'true';
  }

  /** Draws what lies between two indexes; `scale` turns an index into pixels, `ticks` are those of the axis below. */
  draw({ values, breaks, from, to, width, xOf, ticks }) {
    const [low, high] = this.range(values, from, to);
    const tall = HEIGHT - TOP - BOTTOM;
    Object.assign(this, { xOf, yOf: (value) => TOP + tall * (1 - (value - low) / (high - low)) });
    const placeOf = (index) => {
      const value = values[index];
      return typeof value === 'number' ? [xOf(index) - GUTTER, this.yOf(value)] : null;
    };
    const path = pathThrough(placeOf, from, to, breaks);
    set(this.picture, { width, viewBox: `0 0 ${width} ${this.height}` });
    set(this.drawing, { width: Math.max(width - GUTTER - MARGIN, 1) });
    set(this.line, { d: path });
    set(this.area, { d: this.measure.isArea ? filled(path) : '' });
    this.grid.replaceChildren(...this.levels(low, high, width), ...ticks.map((tick) => this.mark(tick)));
  }

  /** The values from below to above that the chart has room for. */
  range(values, from, to) {
    const known = values.slice(from, to + 1).filter((value) => typeof value === 'number');
    if (!known.length) return [0, 1];
    let [low, high] = this.measure.isWild ? common(known, this.measure) : extent(known);
    // What hardly changes is shown as that.
    const least = this.measure.isWild ? high * 0.2 : FLAT;
    const lack = Math.max(least - (high - low), 0) / 2;
    const room = Math.max((high - low) * 0.06, 0.01);
    [low, high] = [low - lack - room, high + lack + room];
    return [this.measure.isWild ? Math.max(low, 0) : low, high];
  }

  levels(low, high, width) {
    const { ticks, write, mark = write } = this.measure;
    return ticks(low, high).flatMap((value) => {
      const y = this.yOf(value);
      return [
        svg('line', { x1: GUTTER, x2: width - MARGIN, y1: y, y2: y }),
        svg('text', { x: GUTTER - 6, y: y + 4, 'text-anchor': 'end' }, mark(value)),
      ];
    });
  }

  mark({ x, text }) {
    const isAxis = this.height > HEIGHT;
    const line = svg('line', { x1: x, x2: x, y1: TOP, y2: HEIGHT - BOTTOM });
    return svg('g', {}, line, ...(isAxis ? [svg('text', { x, y: HEIGHT + 12, 'text-anchor': 'middle' }, text)] : []));
  }

  /** Moves the cursor to an index; undefined takes it away. */
  point(index, values) {
    set(this.cursor, { visibility: index === undefined ? 'hidden' : 'visible' });
    if (index === undefined) return;
    const value = values[index];
    const isKnown = typeof value === 'number';
    this.cursor.style.transform = `translateX(${this.xOf(index) - NEAR}px)`;
    set(this.dot, { visibility: isKnown ? 'inherit' : 'hidden', cy: isKnown ? this.yOf(value) : 0 });
  }
}

/** From one value to another between which all but a few lie, and none far below the usual one: `slowest` of it. */
function common(values, { slowest = 0 }) {
  const sorted = values.toSorted((one, other) => one - other);
  const at = (part) => sorted[Math.round(part * (sorted.length - 1))];
  return [Math.max(at(0.02), at(0.5) * slowest), at(0.995)];
}

/** Each stretch of a line, closed along the lower edge. */
function filled(path) {
  return path.split('M').filter(Boolean).map((stretch) => {
    const places = stretch.split('L');
    const [first, last] = [places[0], places.at(-1)].map((place) => place.split(' ')[0]);
    return `M${first} ${HEIGHT - BOTTOM}L${stretch}L${last} ${HEIGHT - BOTTOM}Z`;
  }).join('');
}
