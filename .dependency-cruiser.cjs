/** Which folder may know which. Arrows point inward: hosts -> core -> shared; renderer and preload -> shared. */
const features = [
  'alarms',
  'checklist',
  'handover',
  'hours',
  'incidents',
  'notices',
  'outbox',
  'packs',
  'practice',
  'readiness',
  'rota',
  'runbooks',
  'settings',
  'slack',
  'watch',
];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      severity: 'error',
      comment: 'Two files that need each other are one file, or three.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'shared-knows-only-shared',
      severity: 'error',
      comment: 'shared is what both sides of the wire know; it runs in a window and in Node.',
      from: { path: '^src/shared' },
      to: { pathNot: ['^src/shared', '^package\\.json$', '^node_modules/(zod|temporal-polyfill)/'] },
    },
    {
      name: 'renderer-knows-only-shared',
      severity: 'error',
      comment: 'A window asks through its Transport; it never reaches into the core.',
      from: { path: '^src/renderer' },
      to: { path: '^src/(main|preload)' },
    },
    {
      name: 'preload-knows-only-shared',
      severity: 'error',
      from: { path: '^src/preload' },
      to: { path: '^src/(main|renderer)' },
    },
    {
      name: 'core-knows-no-window',
      severity: 'error',
      from: { path: '^src/main' },
      to: { path: '^src/(renderer|preload)' },
    },
    {
      name: 'nobody-knows-a-host',
      severity: 'error',
      comment: 'What the core needs of a machine is a port (src/main/ports.ts).',
      from: { path: '^src/main', pathNot: '^src/main/hosts' },
      to: { path: '^src/main/hosts' },
    },
    {
      name: 'hosts-do-not-know-each-other',
      severity: 'error',
      comment: 'What several need stands beside them in src/main/hosts, or in hosts/notifiers.',
      from: { path: '^src/main/hosts/(electron|browser|cli)/' },
      to: { path: '^src/main/hosts/(electron|browser|cli)/', pathNot: '^src/main/hosts/$1/' },
    },
    {
      name: 'hosts-see-the-core-from-outside',
      severity: 'error',
      comment: 'A host starts the core and supplies ports; features are none of its business.',
      from: { path: '^src/main/hosts' },
      to: { path: `^src/main/(${features.join('|')}|database)/` },
    },
    {
      name: 'electron-stays-in-its-host',
      severity: 'error',
      from: { path: '^src', pathNot: ['^src/main/hosts/electron', '^src/preload'] },
      to: { path: ['^electron(/|$)', 'node_modules/electron/'] },
    },
    ...features.map((feature) => ({
      name: `${feature}-knows-no-other-feature`,
      severity: 'error',
      comment: 'Features meet only in features.ts, which hands one a function of another.',
      from: { path: `^src/main/${feature}/` },
      to: { path: `^src/main/(${features.filter((other) => other !== feature).join('|')})/` },
    })),
    {
      name: 'only-the-composition-knows-features',
      severity: 'error',
      from: {
        path: '^src/main/[^/]+\\.ts$',
        pathNot:
          '^src/main/(features|shift-features|handlers|gather-shift-record|rota-report|pack-report)\\.ts$',
      },
      to: { path: `^src/main/(${features.join('|')})/` },
    },
    {
      name: 'database-knows-no-feature',
      severity: 'error',
      from: { path: '^src/main/database' },
      to: { path: `^src/main/(${features.join('|')})/` },
    },
    {
      name: 'products-do-not-ship-dev-dependencies',
      severity: 'error',
      comment: 'The renderer and the preload are bundled; what main imports must be installed with it.',
      from: { path: '^src/main', pathNot: '^src/main/hosts/electron' },
      to: { dependencyTypes: ['npm-dev'], pathNot: '^node_modules/@types/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.css'] },
  },
};
