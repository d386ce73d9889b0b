import { areLettersOn, switchLetters } from './shortcuts.js';

/** The keys and where to read on. */
export class HelpDialog {
  hasLetters = areLettersOn();

  open() {
    this.$root.showModal();
  }

  close() {
    this.$root.close();
  }

  lettersSwitched() {
    switchLetters(this.hasLetters);
  }
}
