import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../../../support/temporary-folder';

const scripts = resolve(import.meta.dirname, '../../../../scripts');
const browserHost = `
process.on('SIGTERM', () => process.exit(7));
console.log('browser ' + JSON.stringify(process.argv.slice(2)));
if (process.argv.includes('--wait')) setInterval(() => {}, 1000); else process.exitCode = 3;
`;
const runtime = `#!/bin/sh
echo "electron $* run-as-node=$ELECTRON_RUN_AS_NODE"
exit 5
`;
const nobodyThere = 'http://127.0.0.1:9/';

type Project = { readonly root: string; readonly electron: string };

/** A project with what was built and, where asked for, an Electron whose runtime is a shell script. */
function createProject(): Project {
  const root = temporaryFolder();
  const electron = join(root, 'node_modules/electron');
  cpSync(scripts, join(root, 'scripts'), { recursive: true });
  mkdirSync(join(root, 'out/main'), { recursive: true });
  mkdirSync(electron, { recursive: true });
  writeFileSync(join(root, 'out/main/browser.js'), browserHost);
  writeFileSync(join(electron, 'package.json'), '{"version":"45.3.4"}');
  return { root, electron };
}

function installRuntime({ electron }: Project, script = runtime, version = '45.3.4'): void {
  mkdirSync(join(electron, 'dist'), { recursive: true });
  writeFileSync(join(electron, 'path.txt'), 'electron');
  writeFileSync(join(electron, 'dist/version'), version);
  writeFileSync(join(electron, 'dist/electron'), script);
  chmodSync(join(electron, 'dist/electron'), 0o755);
}

function start({ root }: Project, given: readonly string[], environment: Record<string, string> = {}) {
  const {
    DISPLAY: _display,
    WAYLAND_DISPLAY: _wayland,
    ELECTRON_MIRROR: _mirror,
    ...inherited
  } = process.env;
  const child = spawn(process.execPath, [join(root, 'scripts/start.mjs'), ...given], {
    env: { ...inherited, ELECTRON_MIRROR: nobodyThere, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  const end = once(child, 'close').then(([code]) => ({ code, output, errors }));
  return { child, end };
}

const withDisplay = { DISPLAY: ':99' };
// Chromium refuses to run as root without this, and so does the script.
const asAnyone = ['--no-sandbox'];

describe.skipIf(process.platform !== 'linux')('npm start', () => {
  test('starts Electron where its runtime is, with the arguments and as an app', async () => {
    const project = createProject();
    installRuntime(project);
    const environment = { ...withDisplay, ELECTRON_RUN_AS_NODE: '1' };
    const { end } = start(project, [...asAnyone, '--data', '/x y'], environment);
    expect(await end).toEqual({
      code: 5,
      output: 'electron . --no-sandbox --data /x y run-as-node=\n',
      errors: '',
    });
  });

  test('starts the browser host when it is asked to, and hands on its exit code', async () => {
    const project = createProject();
    installRuntime(project);
    const { end } = start(project, ['--no-electron', '--no-open', '--data', 'here'], withDisplay);
    expect(await end).toEqual({ code: 3, output: 'browser ["--no-open","--data","here"]\n', errors: '' });
  });

  test('without a display goes straight to the browser host and says so in one line', async () => {
    const project = createProject();
    installRuntime(project);
    const { end } = start(project, asAnyone);
    expect(await end).toEqual({
      code: 3,
      output: 'browser []\n',
      errors: 'This machine has no display: Watchkeeper runs in your browser instead of the tray.\n',
    });
  });

  test.skipIf(process.getuid?.() !== 0)(
    'as root goes to the browser host, which needs no sandbox',
    async () => {
      const project = createProject();
      installRuntime(project);
      const { end } = start(project, [], withDisplay);
      expect(await end).toMatchObject({
        code: 3,
        errors: 'Electron does not run as root: Watchkeeper runs in your browser instead of the tray.\n',
      });
    },
  );

  test('without a runtime and without a network says so in one line and starts the browser host', async () => {
    const project = createProject();
    writeFileSync(join(project.electron, 'install.js'), 'process.exit(1)');
    const { end } = start(project, asAnyone, withDisplay);
    expect(await end).toEqual({
      code: 3,
      output: 'browser []\n',
      errors:
        'Electron’s runtime is not installed and cannot be downloaded: ' +
        'Watchkeeper runs in your browser instead of the tray.\n',
    });
  });

  test('downloads a runtime that is missing or of another version, and starts it', async () => {
    const mirror = createServer((_request, response) => response.end());
    await once(mirror.listen(0, '127.0.0.1'), 'listening');
    onTestFinished(() => {
      mirror.close();
    });
    const { port } = mirror.address() as AddressInfo;

    const project = createProject();
    installRuntime(project, '#!/bin/sh\necho old\n', '44.0.0');
    const installer = `
      const { writeFileSync } = require('node:fs');
      writeFileSync(__dirname + '/dist/version', '45.3.4');
      writeFileSync(__dirname + '/dist/electron', ${JSON.stringify('#!/bin/sh\necho new\n')});
    `;
    writeFileSync(join(project.electron, 'install.js'), installer);
    const { end } = start(project, asAnyone, {
      ...withDisplay,
      ELECTRON_MIRROR: `http://127.0.0.1:${port}/`,
    });
    expect(await end).toEqual({
      code: 0,
      output: 'new\n',
      errors: 'Downloading Electron’s runtime, once…\n',
    });
  });

  test('a runtime that cannot run on this machine gives way to the browser host', async () => {
    const crashing = createProject();
    installRuntime(crashing, '#!/bin/sh\nkill -TRAP $$\n');
    expect(await start(crashing, asAnyone, withDisplay).end).toMatchObject({
      code: 3,
      errors: 'Electron cannot run here (SIGTRAP): Watchkeeper runs in your browser instead of the tray.\n',
    });

    const unexecutable = createProject();
    installRuntime(unexecutable, 'not a program');
    expect(await start(unexecutable, asAnyone, withDisplay).end).toMatchObject({ code: 3 });
  });

  test('an Electron that refused to start is not started again as something else', async () => {
    const project = createProject();
    installRuntime(project, '#!/bin/sh\nexit 2\n');
    expect(await start(project, asAnyone, withDisplay).end).toEqual({ code: 2, output: '', errors: '' });
  });

  test('a signal to end reaches the host, and its own exit code comes back', async () => {
    const { child, end } = start(createProject(), ['--no-electron', '--wait']);
    await once(child.stdout, 'data');
    child.kill('SIGTERM');
    expect(await end).toMatchObject({ code: 7 });
  });
});
