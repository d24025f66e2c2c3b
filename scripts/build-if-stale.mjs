import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const sources = ['src', 'electron.vite.config.ts', 'package.json', 'tsconfig.base.json'];
const results = [
  'out/main/electron.js',
  'out/main/browser.js',
  'out/main/cli.js',
  'out/preload/index.cjs',
  'out/renderer/index.html',
];

/** Builds what runs from `out/`, unless it is newer than every source. Writes only to standard error. */
export async function buildIfStale() {
  if (!existsSync(join(root, 'src')) || isFresh()) return;
  process.stderr.write('Building Watchkeeper…\n');
  const tool = join(root, 'node_modules/electron-vite/bin/electron-vite.js');
  const build = spawn(process.execPath, [tool, 'build', '--logLevel', 'warn'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = [];
  build.stdout.on('data', (chunk) => said.push(chunk));
  build.stderr.on('data', (chunk) => said.push(chunk));
  const [code] = await once(build, 'close');
  if (code === 0) return;
  process.stderr.write(`${Buffer.concat(said)}\n`);
  throw new Error(`The build failed (electron-vite ended with ${code}).`);
}

function isFresh() {
  const built = results.map((file) => join(root, file));
  if (!built.every((file) => existsSync(file))) return false;
  const oldestResult = Math.min(...built.map((file) => statSync(file).mtimeMs));
  return newestIn(sources.map((source) => join(root, source))) <= oldestResult;
}

/** Folders count too: a file that was deleted or renamed leaves only its folder newer. */
function newestIn(paths) {
  return Math.max(
    ...paths.map((path) => {
      const status = statSync(path);
      if (!status.isDirectory()) return status.mtimeMs;
      const inside = readdirSync(path).map((name) => join(path, name));
      return inside.length === 0 ? status.mtimeMs : Math.max(status.mtimeMs, newestIn(inside));
    }),
  );
}
