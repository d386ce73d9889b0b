import { isAnswering, isOffline, knock } from './api.js';

const KNOCK_AGAIN_AFTER = 10_000;

/** Whether Training OS can be reached, for the banner; while it cannot, this asks again and again. */
export class Connection {
  failure = '';

  init() {
    for (const event of ['online', 'offline', 'api-lost', 'api-found']) {
      window.addEventListener(event, () => this.look());
    }
    window.addEventListener('online', () => this.knock());
    setInterval(() => this.knock(), KNOCK_AGAIN_AFTER);
    this.look();
  }

  look() {
    if (isOffline()) this.failure = 'You are offline.';
    else this.failure = isAnswering() ? '' : 'Training OS does not answer.';
  }

  knock() {
    if (!isAnswering() && !isOffline()) return knock();
  }
}
