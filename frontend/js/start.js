import Alpine from '../vendor/alpine.js';
import { Connection } from './connection.js';
import { offerDraft } from './draft-messages.js';
import { drafts } from './drafts.js';
import { DraftsButton } from './drafts-button.js';
import { DropZone } from './drop-zone.js';
import { HelpDialog } from './help-dialog.js';
import { ImportButton } from './import-button.js';
import { ImportDialog } from './import-dialog.js';
import { ImportReport } from './import-report.js';
import { understood } from './input-values.js';
import { LongText } from './long-text.js';
import { completeMarkup } from './markup.js';
import { NoteDialog } from './note-dialog.js';
import { PlanDialog } from './plan-dialog.js';
import { SessionDialog } from './session-dialog.js';
import { SettingsDialog } from './settings-dialog.js';
import { ThemeSwitch } from './theme-switch.js';
import { Toasts } from './toasts.js';
import { ZoneHint } from './zone-hint.js';

// What stands around the main part of every page.
const frame = {
  connection: Connection,
  draftsButton: DraftsButton,
  dropZone: DropZone,
  helpDialog: HelpDialog,
  importButton: ImportButton,
  importDialog: ImportDialog,
  importReport: ImportReport,
  longText: LongText,
  noteDialog: NoteDialog,
  planDialog: PlanDialog,
  sessionDialog: SessionDialog,
  settingsDialog: SettingsDialog,
  themeSwitch: ThemeSwitch,
  toasts: Toasts,
  zoneHint: ZoneHint,
};

/** Sets a page going, with the components of its main part. */
export function start(own) {
  completeMarkup();
  const components = { ...frame, ...own };
  Object.entries(components).forEach(([name, Component]) => Alpine.data(name, () => new Component()));
  Alpine.magic('understood', () => understood);
  Alpine.start();
  drafts.all().forEach((draft) => offerDraft(draft));
}
