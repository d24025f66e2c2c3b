// Answers on the command line from the sources, built first where they are newer than what was built. Standard output
// is for the answer alone.
import './require-node.mjs';
import { buildIfStale } from './build-if-stale.mjs';

await buildIfStale();
await import('../out/main/cli.js');
