/** Whether the browser has a network, for the banner. */
export class Connection {
  isOffline = !navigator.onLine;

  init() {
    window.addEventListener('online', () => (this.isOffline = false));
    window.addEventListener('offline', () => (this.isOffline = true));
  }
}
