/** A text of which only the beginning stands there until all of it is asked for. */
export class LongText {
  text = '';
  isAll = false;
  /** More than the beginning there is. */
  isLong = false;

  init() {
    // A narrower window makes more lines.
    this.width = new ResizeObserver(() => this.measure());
    this.width.observe(this.$refs.text);
  }

  destroy() {
    this.width.disconnect();
  }

  show(text) {
    if (text !== this.text) this.isAll = false;
    this.text = text;
    this.$nextTick(() => this.measure());
  }

  get label() {
    return this.isAll ? 'Show less' : 'Show all';
  }

  toggle() {
    this.isAll = !this.isAll;
  }

  measure() {
    const { scrollHeight, clientHeight } = this.$refs.text;
    if (!this.isAll) this.isLong = scrollHeight > clientHeight + 1;
  }
}
