const choices = ['auto', 'light', 'dark'];
const names = { auto: 'as the system', light: 'light', dark: 'dark' };

/** Goes round auto, light and dark; theme.js applies the choice on the next visit. */
export class ThemeSwitch {
  choice = document.documentElement.dataset.theme;

  get label() {
    return `Theme: ${names[this.choice]}`;
  }

  next() {
    this.choice = choices[(choices.indexOf(this.choice) + 1) % choices.length];
    document.documentElement.dataset.theme = this.choice;
    try {
      localStorage.setItem('training-os:theme', this.choice);
    } catch {
      // Without storage the choice holds for this visit.
    }
  }
}
