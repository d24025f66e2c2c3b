// npm start: the tray app where Electron's runtime is here or can be had, otherwise the same app in the browser.
// --no-electron goes straight to the browser; every other argument is passed on.
import './require-node.mjs';
import { join } from 'node:path';
import { buildIfStale } from './build-if-stale.mjs';
import { findElectron } from './electron-runtime.mjs';
import { endWithNpm } from './end-with-npm.mjs';
import { exitCodeOf, runChild } from './run-child.mjs';

const root = join(import.meta.dirname, '..');
const given = process.argv.slice(2);
const passedOn = given.filter((argument) => argument !== '--no-electron');

endWithNpm();
await buildIfStale();
process.exitCode = exitCodeOf(given.includes('--no-electron') ? await runBrowserHost() : await runBestHost());

async function runBestHost() {
  const electron = await findElectron(root, passedOn);
  if (electron.kind === 'missing') return inBrowser(electron.reason);
  // Set in the terminals of editors that are Electron apps themselves; with it ours would start as plain Node.
  const { ELECTRON_RUN_AS_NODE: _unwanted, ...environment } = process.env;
  const end = await runChild(electron.executable, ['.', ...passedOn], { cwd: root, env: environment });
  return end.kind === 'never ran' ? inBrowser(`Electron cannot run here (${end.reason})`) : end;
}

function inBrowser(reason) {
  process.stderr.write(`${reason}: Watchkeeper runs in your browser instead of the tray.\n`);
  return runBrowserHost();
}

function runBrowserHost() {
  // Chromium's own switch; plain Node has no sandbox to do without.
  const own = passedOn.filter((argument) => argument !== '--no-sandbox');
  return runChild(process.execPath, [join(root, 'out/main/browser.js'), ...own], { env: process.env });
}
