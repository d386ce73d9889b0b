import { borrowFrame } from './frame.js';
import { RecordingView } from './recording-view.js';
import { askAhead, SessionPage } from './session-page.js';
import { start } from './start.js';

askAhead();
await borrowFrame();
start({ recordingView: RecordingView, sessionPage: SessionPage });
