import { paths, read, write } from './api.js';
import { emitChange } from './events.js';
import { toast } from './toasts.js';

const SETTLED = 'training-os:zone-settled';
const HALF_A_YEAR = 182 * 86_400_000;

/** Asks, until it is decided, whose days the athlete means when the browser's clock is not that of the settings. */
export class ZoneHint {
  here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  /** The zone of the settings, while that is to be asked. */
  there = '';
  problem = '';

  get thereName() {
    return this.there.replace('Etc/', '');
  }

  init() {
    if (isSettled()) return;
    const idle = window.requestIdleCallback ?? ((work) => setTimeout(work, 200));
    idle(() => this.look());
    window.addEventListener('training-changed', () => this.there && this.look());
  }

  /** What cannot be read or compared now is left to the next visit. */
  async look() {
    try {
      const { timezone } = (await read(paths.settings)).data;
      const differs = [Date.now(), Date.now() + HALF_A_YEAR].map(
        (time) => offsetOf(timezone, time) !== offsetOf(this.here, time),
      );
      const isDecided = this.there !== '' && this.there !== timezone;
      if (isDecided || !differs.includes(true)) this.settle();
      else if (differs[0]) this.there = timezone;
    } catch {
      // As said above.
    }
  }

  async useHere() {
    try {
      const { data, etag } = await read(paths.settings);
      await write(paths.settings, { ...data, timezone: this.here }, etag);
    } catch (error) {
      this.problem = error.message;
      return;
    }
    this.settle();
    toast(`Time zone ${this.here} saved`, { seconds: 4 });
    emitChange({ focus: 'week-heading' });
  }

  keepThere() {
    this.settle();
    document.getElementById('week-heading')?.focus();
  }

  settle() {
    this.there = '';
    try {
      localStorage.setItem(SETTLED, 'yes');
    } catch {
      // Without storage it is settled for this visit.
    }
  }
}

function isSettled() {
  try {
    return localStorage.getItem(SETTLED) === 'yes';
  } catch {
    return false;
  }
}

function offsetOf(timeZone, time) {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(time);
  return parts.find(({ type }) => type === 'timeZoneName').value;
}
