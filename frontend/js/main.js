import Alpine from '../vendor/alpine.js';
import { Connection } from './connection.js';
import { offerDraft } from './draft-messages.js';
import { drafts } from './drafts.js';
import { DraftsButton } from './drafts-button.js';
import { HelpDialog } from './help-dialog.js';
import { understood } from './input-values.js';
import { LongText } from './long-text.js';
import { completeMarkup } from './markup.js';
import { NoteDialog } from './note-dialog.js';
import { PlanDialog } from './plan-dialog.js';
import { SessionDialog } from './session-dialog.js';
import { SettingsDialog } from './settings-dialog.js';
import { ThemeSwitch } from './theme-switch.js';
import { Toasts } from './toasts.js';
import { Week } from './week.js';
import { ZoneHint } from './zone-hint.js';

const components = {
  connection: Connection,
  draftsButton: DraftsButton,
  helpDialog: HelpDialog,
  longText: LongText,
  noteDialog: NoteDialog,
  planDialog: PlanDialog,
  sessionDialog: SessionDialog,
  settingsDialog: SettingsDialog,
  themeSwitch: ThemeSwitch,
  toasts: Toasts,
  week: Week,
  zoneHint: ZoneHint,
};

completeMarkup();
Object.entries(components).forEach(([name, Component]) => Alpine.data(name, () => new Component()));
Alpine.magic('understood', () => understood);
Alpine.start();
drafts.all().forEach((draft) => offerDraft(draft));
