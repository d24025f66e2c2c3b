import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createCalendarReader } from '../../../../src/main/rota/feeds/calendar-reader';
import { createManualClock } from '../../../support/manual-clock';
import { temporaryFolder } from '../../../support/temporary-folder';
import { autumn, calendar, event, short } from './calendar-cases';

const one = calendar(event('DTSTART:20261020T090000Z', 'DTEND:20261020T100000Z'));

async function readFrom(path: string) {
  const reader = createCalendarReader({
    name: 'Rota',
    address: { kind: 'file', path, place: 'rota.ics' },
    fetch: () => Promise.reject(new Error('a file is not fetched')),
    clock: createManualClock(0),
    signal: new AbortController().signal,
  });
  const outcome = await reader.read(autumn);
  return outcome.kind === 'read' ? outcome.copy.shifts.map(short) : outcome;
}

const failed = (code: string, detail: Record<string, unknown>) => ({
  kind: 'failed',
  failure: { code, detail: { source: 'Rota', ...detail } },
});

test('a file is read, and again when it has changed, through a link too', async () => {
  const folder = temporaryFolder();
  const path = join(folder, 'rota.ics');
  writeFileSync(path, one);
  symlinkSync(path, join(folder, 'link.ics'));
  expect(await readFrom(path)).toEqual([
    ['e1', 'calendar', 'Jo Bloggs', '2026-10-20T09:00', '2026-10-20T10:00'],
  ]);
  writeFileSync(path, one.replace('Jo Bloggs', 'Sam Hill'));
  expect(await readFrom(join(folder, 'link.ics'))).toEqual([
    ['e1', 'calendar', 'Sam Hill', '2026-10-20T09:00', '2026-10-20T10:00'],
  ]);
});

test('a file that is not there', async () => {
  const folder = temporaryFolder();
  const gone = failed('rota-file-unreadable', { reason: 'it is not there' });
  expect(await readFrom(join(folder, 'rota.ics'))).toEqual(gone);
  writeFileSync(join(folder, 'file'), '');
  expect(await readFrom(join(folder, 'file', 'rota.ics'))).toEqual(gone);
});

test('a folder and a pipe are no files, and the pipe is not waited for', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'folder.ics'));
  execFileSync('mkfifo', [join(folder, 'pipe.ics')]);
  const notAFile = failed('rota-file-unreadable', { reason: 'it is not a file' });
  expect(await readFrom(join(folder, 'folder.ics'))).toEqual(notAFile);
  expect(await readFrom(join(folder, 'pipe.ics'))).toEqual(notAFile);
});

test('a link that leads in a circle', async () => {
  const path = join(temporaryFolder(), 'rota.ics');
  symlinkSync(path, path);
  expect(await readFrom(path)).toEqual(
    failed('rota-file-unreadable', { reason: 'its link leads in a circle' }),
  );
});

test('a file of more than 5 MB', async () => {
  const path = join(temporaryFolder(), 'rota.ics');
  writeFileSync(path, one);
  truncateSync(path, 5_000_001);
  expect(await readFrom(path)).toEqual(failed('rota-too-large', { limit: '5 MB' }));
});

test('a file that is just being written', async () => {
  const path = join(temporaryFolder(), 'rota.ics');
  writeFileSync(path, one.slice(0, 80));
  expect(await readFrom(path)).toEqual(
    failed('rota-unreadable', { reason: 'it ends too early: END:VCALENDAR is missing' }),
  );
});
