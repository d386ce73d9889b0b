import { paths } from './api.js';
import { Editor } from './editor.js';
import { enumeration } from './format.js';
import { sportName, sports } from './sports.js';

export class SettingsDialog extends Editor {
  name = 'settings';
  key = 'settings';
  title = 'settings';
  sports = sports;
  labels = { timezone: 'Time zone', distance_types: 'Counts as distance', elevation_types: 'Counts as climb' };
  words = { distance_types: inWords, elevation_types: inWords };

  get isLoading() {
    return !this.exists && !this.problem;
  }

  get isMissing() {
    return !this.exists && !this.isLoading;
  }

  /** A blank form is none to save. */
  get isHeld() {
    return super.isHeld || !this.exists;
  }

  open(target, draft) {
    super.open(target, draft);
    if (!this.exists) this.load();
  }

  async load() {
    this.problem = '';
    try {
      await this.refresh();
      this.$nextTick(() => this.focusFirst());
    } catch (error) {
      this.problem = error.message;
    }
  }

  pathOf() {
    return paths.settings;
  }

  titleOf() {
    return 'Settings';
  }

  toForm(settings) {
    return {
      timezone: settings?.timezone ?? '',
      distance_types: inOrder(settings?.distance_types),
      elevation_types: inOrder(settings?.elevation_types),
    };
  }

  toBody(form, settings) {
    return { body: { ...settings, ...this.toForm(form) }, errors: {} };
  }

  focusAfter() {
    return 'open-settings';
  }
}

const inWords = (types) => enumeration(types.map(sportName));

// A set: the order in which its boxes were ticked is no change.
function inOrder(types = []) {
  return sports.map(({ type }) => type).filter((type) => types.includes(type));
}
