import { borrowFrame } from './frame.js';
import { ImportsPage } from './imports-page.js';
import { start } from './start.js';

await borrowFrame();
start({ importsPage: ImportsPage });
