import { kilometres, metres } from './format.js';
import { html } from './html.js';
import { extent } from './projection.js';
import { pathThrough, set, svg } from './svg.js';

const ROOM = 18;
const LONGEST_BAR = 0.3;
/** How far the cursor reaches to each side. */
const NEAR = 8;

/** The way a session took, as an outline: no map, only its shape, north above. */
export class Track {
  constructor() {
    this.whole = svg('path', { class: 'track-line' });
    this.part = svg('path', { class: 'track-part' });
    this.start = svg('circle', { class: 'track-start', r: 7 });
    this.finish = svg('rect', { class: 'track-finish', x: -4, y: -4, width: 8, height: 8 });
    const dot = svg('circle', { cx: NEAR, cy: NEAR, r: 6 });
    this.dot = svg('svg', { class: 'track-dot', width: 2 * NEAR, height: 2 * NEAR, visibility: 'hidden' }, dot);
    this.bar = svg('g', { class: 'track-scale' });
    this.picture = svg(
      'svg', { class: 'track', role: 'img', 'aria-label': 'Outline of the track' },
      this.whole, this.part, this.finish, this.start, this.bar,
    );
    this.element = html('div', 'relative', this.picture, this.dot);
  }

  draw(track, { width, height }) {
    const known = track.points.filter(Boolean);
    const [west, east] = extent(known.map(([x]) => x));
    const [north, south] = extent(known.map(([, y]) => y));
    // Below is the bar that says how long a kilometre is.
    const [wide, tall] = [width - 2 * ROOM, height - 2.5 * ROOM];
    const scale = Math.min(wide / Math.max(east - west, 1), tall / Math.max(south - north, 1));
    const [left, top] = [(wide - (east - west) * scale) / 2, (tall - (south - north) * scale) / 2];
    this.track = track;
    this.placeOf = (index) => {
      const point = track.points[index];
      return point && [ROOM + left + (point[0] - west) * scale, ROOM + top + (point[1] - north) * scale];
    };
    set(this.picture, { width, height, viewBox: `0 0 ${width} ${height}` });
    set(this.whole, { d: pathThrough(this.placeOf, 0, track.points.length - 1, track.breaks) });
    this.put(this.start, track.first);
    this.put(this.finish, track.last);
    this.drawScale(scale, width, height);
  }

  /** Marks the part between two indexes; undefined marks none. */
  mark(from, to) {
    const isPart = from !== undefined;
    this.picture.classList.toggle('has-part', isPart);
    set(this.part, { d: isPart ? pathThrough(this.placeOf, from, to, this.track.breaks) : '' });
  }

  point(index) {
    const isKnown = index !== undefined && this.track.points[index] !== null;
    set(this.dot, { visibility: isKnown ? 'visible' : 'hidden' });
    if (!isKnown) return;
    const [x, y] = this.placeOf(index);
    this.dot.style.transform = `translate(${x - NEAR}px, ${y - NEAR}px)`;
  }

  put(element, index) {
    const [x, y] = this.placeOf(index);
    set(element, { transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})` });
  }

  drawScale(scale, width, height) {
    const longest = (width * LONGEST_BAR) / scale;
    const power = 10 ** Math.floor(Math.log10(longest));
    const length = [5, 2, 1].map((factor) => factor * power).find((one) => one <= longest);
    const [x, y] = [ROOM / 2, height - 8];
    this.bar.replaceChildren(
      svg('path', { d: `M${x} ${y - 4}v4h${(length * scale).toFixed(1)}v-4` }),
      svg('text', { x: x + length * scale + 6, y }, length < 1000 ? metres(length) : kilometres(length / 1000)),
    );
  }
}
