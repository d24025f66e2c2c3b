import { copyFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ask, backedUp, backupsIn, begin, day, hour, noon, startCore } from '../support/core-under-test';

const declared = { id: 'i-1', reason: 'ingress fails', impact: 'pages are slow' };
const line = { id: 'e-1', incidentId: 'i-1', kind: 'event', text: 'is this kept?' } as const;
const moved = {
  ok: false,
  error: {
    code: 'storage-failing',
    detail: {
      reason:
        'its files were removed or replaced while Watchkeeper runs; copy what you see and start it again',
    },
  },
};

test.each([
  ['the database was removed', (file: string) => rmSync(file)],
  ['its journal was removed', (file: string) => rmSync(`${file}-wal`)],
  [
    'the database was replaced by a copy of itself',
    (file: string) => {
      copyFileSync(file, `${file}.copy`);
      renameSync(`${file}.copy`, file);
    },
  ],
])('when %s a line is not told as saved, and what is known can still be read', async (_what, spoil) => {
  const { core, data } = startCore();
  await begin(core);
  await ask(core, 'incidents.declare', declared);
  expect(await core.dispatch('entries.append', { ...line, id: 'e-0' })).toMatchObject({ ok: true });
  spoil(join(data, 'watchkeeper.sqlite'));

  expect(await core.dispatch('entries.append', line)).toEqual(moved);
  expect(await ask(core, 'settings.read', {})).toMatchObject({ me: 'Ada' });
  expect((await ask(core, 'incidents.list', {})).map(({ id }) => id)).toEqual(['i-1']);
});

test('backups are taken while it runs for days, not at a start only', async () => {
  const { core, clock, data, logger } = startCore();
  await begin(core);
  await backedUp(logger, 1);
  for (const days of [1, 2, 3]) {
    clock.jumpTo(noon + days * day);
    await clock.advance(hour);
    await backedUp(logger, days + 1);
  }
  expect(backupsIn(data)).toEqual([
    'watchkeeper-20261120T120000Z.sqlite',
    'watchkeeper-20261121T130000Z.sqlite',
    'watchkeeper-20261122T130000Z.sqlite',
    'watchkeeper-20261123T130000Z.sqlite',
  ]);
});

test('a backup from a start with a wrong date neither stops the next ones nor is offered before them', async () => {
  const first = startCore({ now: Date.parse('2040-01-01T00:00:00Z') });
  await first.close();
  for (const now of [noon, noon + 2 * day]) await startCore({ data: first.data, now }).close();
  expect(backupsIn(first.data)).toEqual([
    'watchkeeper-20261120T120000Z.sqlite',
    'watchkeeper-20261122T120000Z.sqlite',
    'watchkeeper-20400101T000000Z.sqlite',
  ]);

  writeFileSync(join(first.data, 'watchkeeper.sqlite'), 'damaged');
  const { core } = startCore({ data: first.data, now: noon + 2 * day + hour });
  const { recovery } = await ask(core, 'app.info', {});
  expect(recovery?.backup?.takenAt).toBe(noon + 2 * day);
});

test('an empty database file is set aside, and its backup is offered and brings the log back', async () => {
  const first = startCore();
  await begin(first.core);
  await first.close();
  await startCore({ data: first.data, now: noon + 2 * day }).close();
  const file = join(first.data, 'watchkeeper.sqlite');
  truncateSync(file, 0);

  const { core } = startCore({ data: first.data, now: noon + 2 * day + hour });
  expect((await ask(core, 'app.info', {})).recovery).toEqual({
    setAsideAs: `${file}.set-aside-2026-11-22T13-00-00-000Z`,
    backup: {
      file: join(first.data, 'backups', 'watchkeeper-20261122T120000Z.sqlite'),
      takenAt: noon + 2 * day,
    },
  });
  await ask(core, 'recovery.restore', {});
  expect(await ask(core, 'settings.read', {})).toMatchObject({ me: 'Ada' });
});
