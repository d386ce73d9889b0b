import { start } from './start.js';
import { Week } from './week.js';

start({ week: Week });
