import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runChild } from './run-child.mjs';

const probeWithinMs = 3_000;
const downloadWithinMs = 5 * 60_000;

/**
 * The executable of Electron's runtime, downloaded if need be, or in a few words why there is none.
 * @returns {Promise<{ kind: 'found', executable: string } | { kind: 'missing', reason: string }>}
 */
export async function findElectron(root, given) {
  const unfit = whyUnfit(given);
  if (unfit !== undefined) return { kind: 'missing', reason: unfit };
  const folder = join(root, 'node_modules/electron');
  const executable = installed(folder) ?? (await download(folder));
  if (executable !== undefined) return { kind: 'found', executable };
  return { kind: 'missing', reason: 'Electron’s runtime is not installed and cannot be downloaded' };
}

function whyUnfit(given) {
  if (process.platform !== 'linux') return undefined;
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (!DISPLAY && !WAYLAND_DISPLAY) return 'This machine has no display';
  const isRoot = process.getuid?.() === 0;
  return isRoot && !given.includes('--no-sandbox') ? 'Electron does not run as root' : undefined;
}

/** The same check as Electron's own installer makes. */
function installed(folder) {
  try {
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const found = readFileSync(join(folder, 'dist/version'), 'utf8').trim().replace(/^v/, '');
    const executable = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8'));
    return found === version && existsSync(executable) ? executable : undefined;
  } catch {
    // Not downloaded yet, or not to the end.
    return undefined;
  }
}

async function download(folder) {
  const installer = join(folder, 'install.js');
  if (!existsSync(installer) || !(await canDownload())) return undefined;
  process.stderr.write('Downloading Electron’s runtime, once…\n');
  await runChild(process.execPath, [installer], {
    env: process.env,
    withinMs: downloadWithinMs,
    quiet: true,
  });
  return installed(folder);
}

/** Asked first, because the installer tries a network that swallows everything for minutes. */
async function canDownload() {
  const { ELECTRON_MIRROR, npm_config_electron_mirror } = process.env;
  try {
    const host = ELECTRON_MIRROR || npm_config_electron_mirror || 'https://github.com';
    const signal = AbortSignal.timeout(probeWithinMs);
    const { status } = await fetch(host, { method: 'HEAD', redirect: 'manual', signal });
    return status < 400;
  } catch {
    // No network, no such host, or no answer in time: the caller says that there is no runtime.
    return false;
  }
}
