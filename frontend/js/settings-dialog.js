import { paths } from './api.js';
import { Editor } from './editor.js';
import { sports } from './sports.js';

export class SettingsDialog extends Editor {
  name = 'settings';
  key = 'settings';
  title = 'settings';
  sports = sports;
  labels = { timezone: 'Time zone', distance_types: 'Counts as distance', elevation_types: 'Counts as climb' };

  get isLoading() {
    return !this.exists && !this.problem;
  }

  open(target) {
    super.open(target);
    if (!this.exists) this.load();
  }

  async load() {
    try {
      await this.refresh();
    } catch (error) {
      this.problem = `${error.message} Close this and try again.`;
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

// A set: the order in which its boxes were ticked is no change.
function inOrder(types = []) {
  return sports.map(({ type }) => type).filter((type) => types.includes(type));
}
