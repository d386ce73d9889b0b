import { paths } from './api.js';
import { Editor } from './editor.js';
import { dayRange } from './format.js';
import { durationText, numberText, readDuration, readNumber } from './input-values.js';
import { daysOf, partsOf } from './iso-week.js';

const numbers = ['target_distance_km', 'target_sessions', 'target_elevation_gain_m'];

export class PlanDialog extends Editor {
  name = 'plan';
  labels = {
    description: 'What you intend',
    target_distance_km: 'Distance',
    target_duration_minutes: 'Duration',
    target_sessions: 'Sessions',
    target_elevation_gain_m: 'Climb',
    tags: 'Tags',
  };

  get key() {
    return `plan:${this.target.week}`;
  }

  get title() {
    return `plan for week ${partsOf(this.target.week).number}`;
  }

  get heading() {
    if (!this.target.week) return '';
    const days = daysOf(this.target.week);
    return `Plan · ${dayRange(days[0], days[6])}`;
  }

  pathOf(plan) {
    const { year, number } = plan ? { year: plan.year, number: plan.week_number } : partsOf(this.target.week);
    return paths.plan(year, number);
  }

  titleOf(plan) {
    return `Plan for week ${plan.week_number}`;
  }

  toForm(plan) {
    const form = {
      description: plan?.description ?? '',
      tags: plan?.tags ?? '',
      target_duration_minutes: durationText(plan?.target_duration_minutes),
    };
    numbers.forEach((field) => (form[field] = numberText(plan?.[field])));
    return form;
  }

  toBody(form, plan) {
    const errors = {};
    const before = this.toForm(plan);
    const body = { ...plan, description: form.description.trim(), tags: form.tags.trim() || null };
    const set = (field, value, sentence) => {
      if (Number.isNaN(value)) errors[field] = sentence;
      if (form[field] !== before[field] || !plan) body[field] = value;
    };
    numbers.forEach((field) => set(field, readNumber(form[field]), 'Write a number, or leave it empty.'));
    set(
      'target_duration_minutes',
      readDuration(form.target_duration_minutes),
      'Write hours and minutes as 6:30, or minutes as 390.',
    );
    const isEmpty = Object.values(form).every((text) => text.trim() === '');
    if (isEmpty) errors.description = 'Say what you intend, or set a target.';
    return { body, errors };
  }

  focusAfter() {
    return 'edit-plan';
  }
}
