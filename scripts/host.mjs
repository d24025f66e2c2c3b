// Starts the browser host from the sources, built first where they are newer than what was built.
import './require-node.mjs';
import { buildIfStale } from './build-if-stale.mjs';
import { endWithNpm } from './end-with-npm.mjs';

endWithNpm();
await buildIfStale();
await import('../out/main/browser.js');
