import { borrowFrame } from './frame.js';
import { RecordingView } from './recording-view.js';
import { SessionPage } from './session-page.js';
import { start } from './start.js';

await borrowFrame();
start({ recordingView: RecordingView, sessionPage: SessionPage });
