import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { buildIfStale } from '../../../../scripts/build-if-stale.mjs';
import { openDataFolder } from '../../../../src/main/database/data-folder';
import { migrations } from '../../../../src/main/database/migrations/index';
import { openDatabase } from '../../../../src/main/database/open';
import { createShiftStore } from '../../../../src/main/rota/shift-store';
import type { Shift } from '../../../../src/shared/nouns/watch';
import { createManualClock } from '../../../support/manual-clock';
import { createRecordingLogger } from '../../../support/recording-logger';
import { temporaryFolder } from '../../../support/temporary-folder';
import { openTestDatabase } from '../../../support/test-database';
import { root, runCommand } from './run-command';
import { writeFeed } from './write-feed';

beforeAll(() => buildIfStale(), 180_000);

const shipped = join(root, 'resources/packs/cloud-platform.yaml');
const boxingDay = {
  at: '2026-12-28T09:30:00+00:00',
  cover: 'on-call',
  until: '2026-12-28T22:00:00+00:00',
  zone: 'Europe/London',
  holiday: 'Boxing Day',
  primary: null,
  secondary: null,
};

function rota(...given: readonly string[]) {
  return runCommand(['rota', '--pack', 'cloud-platform', ...given], { cwd: temporaryFolder() });
}

function ownPack(folder: string, file: string, text: string): string {
  mkdirSync(join(folder, 'packs'), { recursive: true });
  writeFileSync(join(folder, 'packs', file), text);
  return folder;
}

describe('the rota at a time', () => {
  it.each([['UTC'], ['America/New_York'], ['Asia/Kolkata']])(
    'is the same one JSON object on a machine in %s',
    (timeZone) => {
      const given = ['rota', '--pack', 'cloud-platform', '--at', '2026-12-28T09:30', '--json'];
      const end = runCommand(given, { cwd: temporaryFolder(), timeZone });
      expect(end).toEqual({ code: 0, output: `${JSON.stringify(boxingDay)}\n`, complaint: '' });
    },
  );

  it.each([
    ['2026-07-14T09:30', '2026-07-14T09:30:00+01:00', 'doubly-covered', '2026-07-14T10:00:00+01:00'],
    ['2026-07-14T09:30:45', '2026-07-14T09:30:45+01:00', 'doubly-covered', '2026-07-14T10:00:00+01:00'],
    ['2026-07-14T09:30Z', '2026-07-14T10:30:00+01:00', 'support-hours', '2026-07-14T17:00:00+01:00'],
    ['2026-07-14T09:30-04:00', '2026-07-14T14:30:00+01:00', 'support-hours', '2026-07-14T17:00:00+01:00'],
    ['2026-10-25T01:30+01:00', '2026-10-25T01:30:00+01:00', 'off', '2026-10-25T07:00:00+00:00'],
    ['2026-10-25T01:30+00:00', '2026-10-25T01:30:00+00:00', 'off', '2026-10-25T07:00:00+00:00'],
  ])('%s is %s: %s until %s', (given, at, cover, until) => {
    const { output } = rota('--at', given, '--json');
    expect(JSON.parse(output)).toEqual({ ...boxingDay, at, cover, until, holiday: null });
  });

  it('is now unless a time is given', () => {
    const before = Math.floor(Date.now() / 1_000) * 1_000;
    const { at } = JSON.parse(rota('--json').output) as { at: string };
    expect(Date.parse(at)).toBeGreaterThanOrEqual(before);
    expect(Date.parse(at)).toBeLessThanOrEqual(Date.now());
  });

  it.each([
    [
      '2026-12-28T09:30',
      'Mon 28 Dec 09:30 GMT: on call until 22:00 (Boxing Day, bank holiday). Primary: nobody entered. Secondary: nobody entered.',
    ],
    [
      '2026-07-14T22:00',
      'Tue 14 Jul 22:00 BST: off until Wed 15 Jul 07:00. Primary: nobody entered. Secondary: nobody entered.',
    ],
    [
      '2026-03-29T00:30',
      'Sun 29 Mar 00:30 GMT: off until 07:00 BST. Primary: nobody entered. Secondary: nobody entered.',
    ],
  ])('reads as one line for people: %s', (at, line) => {
    expect(rota('--at', at)).toEqual({ code: 0, output: `${line}\n`, complaint: '' });
  });

  it('says where the list of bank holidays ends before that day, beside the answer', () => {
    const { code, output, complaint } = rota('--at', '2099-12-25T12:00', '--json');
    expect([code, (JSON.parse(output) as { holiday: unknown }).holiday]).toEqual([0, null]);
    expect(complaint).toBe('The list of bank holidays ends before that day: a holiday could be missed.\n');
  });
});

describe('a time that cannot be', () => {
  it.each([
    [
      '2026-10-25T01:30',
      '2026-10-25T01:30 comes twice in Europe/London because the clocks go back; ' +
        'use 2026-10-25T01:30:00+01:00 (01:30 BST) or 2026-10-25T01:30:00+00:00 (01:30 GMT)',
    ],
    [
      '2027-03-28T01:30',
      '2027-03-28T01:30 does not exist in Europe/London because the clocks go forward; ' +
        'use 2027-03-28T00:30:00+00:00 (00:30 GMT) or 2027-03-28T02:30:00+01:00 (02:30 BST)',
    ],
    ...['tomorrow', '', '2026-02-30T07:00', '2026-02-30T07:00Z', '2026-12-28', '2026-12-28T09:30+99:00'].map(
      (at): [string, string] => [
        at,
        `"${at}" is not a date and time such as 2026-12-28T09:30, 2026-12-28T09:30Z or 2026-12-28T09:30+01:00`,
      ],
    ),
  ])('is refused with its reason: %j', (at, reason) => {
    expect(rota('--at', at, '--json')).toEqual({
      code: 65,
      output: '',
      complaint: `That could not be read: ${reason}.\n`,
    });
  });
});

describe('the pack', () => {
  const at = ['--at', '2026-12-28T09:30', '--json'];
  const text = readFileSync(shipped, 'utf8');

  it('may be a file', () => {
    const cwd = temporaryFolder();
    copyFileSync(shipped, join(cwd, 'copy.yaml'));
    const { output } = runCommand(['rota', '--pack', 'copy.yaml', ...at], { cwd });
    expect(JSON.parse(output)).toEqual(boxingDay);
  });

  it('may be one of the data folder, by its id, in its own zone and division', () => {
    const own = text
      .replace('id: cloud-platform', 'id: delhi')
      .replace('zone: Europe/London', 'zone: Asia/Kolkata')
      .replace('division: england-and-wales', 'division: scotland');
    const data = ownPack(temporaryFolder(), 'delhi.yaml', own);
    const { output } = runCommand(
      ['rota', '--pack', 'delhi', '--data', data, '--at', '2026-11-30T09:30', '--json'],
      { cwd: temporaryFolder() },
    );
    expect(JSON.parse(output)).toEqual({
      ...boxingDay,
      at: '2026-11-30T09:30:00+05:30',
      until: '2026-11-30T22:00:00+05:30',
      zone: 'Asia/Kolkata',
      holiday: 'St Andrew’s Day',
    });
  });

  it.each(['file', 'id'])('is refused with file, line and reason where it is malformed, by %s', (by) => {
    const data = ownPack(
      temporaryFolder(),
      'broken.yaml',
      text.replace('id: cloud-platform', 'id: broken').replace('zone: Europe/London', 'zone: Mars/Base'),
    );
    const pack = by === 'id' ? 'broken' : join(data, 'packs', 'broken.yaml');
    const line = text.split('\n').indexOf('zone: Europe/London') + 1;
    const { code, output, complaint } = runCommand(['rota', '--pack', pack, '--data', data, ...at], {
      cwd: data,
    });
    expect([code, output]).toEqual([65, '']);
    expect(complaint).toContain(`${by === 'id' ? 'broken.yaml' : pack}, line ${line}: `);
    expect(complaint).toContain('Mars/Base');
  });

  it('is refused where nobody knows it, with those there are', () => {
    const data = ownPack(temporaryFolder(), 'own.yaml', text.replace('id: cloud-platform', 'id: own-team'));
    const end = runCommand(['rota', '--pack', 'cloud', '--data', data, ...at], { cwd: data });
    expect({ ...end, complaint: end.complaint.split(': ')[0] }).toEqual({
      code: 65,
      output: '',
      complaint: 'There is no team pack called cloud. There are',
    });
    expect(end.complaint.match(/[a-z]+-[a-z]+/g)?.sort()).toEqual(['cloud-platform', 'own-team']);
    expect(runCommand(['rota', '--pack', './gone.yaml'], { cwd: data })).toEqual({
      code: 65,
      output: '',
      complaint: 'That could not be read: there is no pack file ./gone.yaml.\n',
    });
  });
});

describe('the people', () => {
  const primary: Shift = {
    id: 'one',
    person: 'Sam Jones',
    role: 'primary',
    startsAt: Date.parse('2026-12-28T07:00Z'),
    endsAt: Date.parse('2026-12-28T22:00Z'),
    source: 'hand',
    isMine: true,
  };

  it('are those of the log, also while another Watchkeeper holds it, and nothing in it is touched', () => {
    const folder = temporaryFolder();
    const clock = createManualClock(0);
    const held = openDataFolder({ folder, host: 'test', clock, logger: createRecordingLogger() });
    const { db } = held.open();
    onTestFinished(() => {
      db.close();
      held.release();
    });
    const store = createShiftStore(db);
    store.insert(primary);
    store.insert({ ...primary, id: 'two', person: 'Ada', role: 'secondary' });
    store.insert({ ...primary, id: 'three', person: 'Gone', role: 'primary' });
    store.remove('three', 1);
    const before = readdirSync(folder).sort();

    const people = (at: string) => {
      const { output } = rota('--at', at, '--json', '--data', folder);
      const { primary, secondary } = JSON.parse(output) as { primary: unknown; secondary: unknown };
      return [primary, secondary];
    };
    expect(people('2026-12-28T06:59')).toEqual([null, null]);
    expect(people('2026-12-28T07:00')).toEqual(['Sam Jones', 'Ada']);
    expect(people('2026-12-28T21:59')).toEqual(['Sam Jones', 'Ada']);
    expect(people('2026-12-28T22:00')).toEqual([null, null]);
    expect(rota('--at', '2026-12-28T09:30', '--data', folder).output).toContain(
      'Primary: Sam Jones. Secondary: Ada.',
    );
    expect(readdirSync(folder).sort()).toEqual(before);
    store.insert({ ...primary, id: 'four' });
  });

  it('are those of every source and of the rotation, under what was entered, on a machine in any zone', () => {
    const folder = temporaryFolder();
    const text = readFileSync(shipped, 'utf8').replace('id: cloud-platform', 'id: turns');
    const rotation = [
      'rota:',
      '  rotation:',
      '    - role: secondary',
      '      startsOn: "2026-12-01"',
      '      turnDays: 28',
      '      turns: [Grace]',
      '',
    ].join('\n');
    const withoutRota = text.replace(/^rota:\n(?:[ #].*\n|\n)*/m, '');
    ownPack(folder, 'turns.yaml', `${withoutRota.trimEnd()}\n${rotation}`);
    writeFeed(openTestDatabase(folder));

    for (const timeZone of ['UTC', 'America/New_York', 'Asia/Kolkata']) {
      const people = ['06:59', '07:00', '11:59', '12:00', '14:00', '21:59', '22:00'].map((time) => {
        const given = ['rota', '--pack', 'turns', '--at', `2026-12-28T${time}`, '--json', '--data', folder];
        const { output } = runCommand(given, { cwd: folder, timeZone });
        const { primary, secondary } = JSON.parse(output) as { primary: unknown; secondary: unknown };
        return [time, primary, secondary];
      });
      expect(people).toEqual([
        ['06:59', null, null],
        ['07:00', 'Ada', 'Grace'],
        ['11:59', 'Ada', 'Grace'],
        ['12:00', 'Sam Jones', 'Grace'],
        ['14:00', 'Ada', 'Grace'],
        ['21:59', 'Ada', 'Grace'],
        ['22:00', null, null],
      ]);
    }
  });

  it('are read from a log of the first version, which is left as it is', () => {
    const folder = temporaryFolder();
    const first = openDatabase({
      dataFolder: folder,
      migrations: migrations.slice(0, 1),
      now: 0,
      afterUncleanEnd: false,
    }).db;
    first
      .prepare(
        `INSERT INTO shift (id, person, role, starts_at, ends_at, source)
         VALUES (@id, @person, @role, @startsAt, @endsAt, @source)`,
      )
      .run({ ...primary, isMine: 1 });
    expect(JSON.parse(rota('--at', '2026-12-28T09:30', '--json', '--data', folder).output)).toEqual({
      ...boxingDay,
      primary: 'Sam Jones',
    });
    expect(first.pragma('user_version', { simple: true })).toBe(1);
    first.close();
  });

  it('are nobody where there is no log, and none is made', () => {
    const folder = join(temporaryFolder(), 'nothing-here');
    const { output } = rota('--at', '2026-12-28T09:30', '--json', '--data', folder);
    expect(JSON.parse(output)).toEqual(boxingDay);
    expect(existsSync(folder)).toBe(false);
  });

  it('are not guessed from a log that is damaged', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'watchkeeper.sqlite'), 'this is not a database, only a file of that name');
    const { code, output, complaint } = rota('--json', '--data', folder);
    expect([code, output]).toEqual([2, '']);
    expect(complaint).toContain('the database is damaged');
  });
});

describe('a command that is not one', () => {
  it.each([
    [[], 'Say what you want to know.'],
    [['rotas'], 'There is no command "rotas".'],
    [['rota'], '--pack is needed: the cover is that of a team.'],
    [['rota', '--pack', 'cloud-platform', '--when', 'now'], "Unknown option '--when'."],
    [['rota', 'import', '--pack', 'cloud-platform'], "Unexpected argument 'import'."],
    [['rota', 'export'], '--ics needs the name of the file to write.'],
    [['rota', 'export', '--ics', 'a.ics', '--json'], "Unknown option '--json'."],
  ])('%j is answered with how it is used', (given, sentence) => {
    const { code, output, complaint } = runCommand(given, { cwd: temporaryFolder() });
    expect([code, output, complaint.split('\n')[0]]).toEqual([64, '', sentence]);
    expect(complaint).toContain('\nUsage: npm run -s watchkeeper -- rota --pack PACK');
  });

  it('help is no mistake', () => {
    const { code, output, complaint } = runCommand(['--help'], { cwd: temporaryFolder() });
    expect([code, output.split(' ')[0], complaint]).toEqual([0, 'Usage:', '']);
  });
});

it('the script of the checkout passes the arguments on and prints the answer alone', () => {
  const given = ['rota', '--pack', 'cloud-platform', '--at', '2026-12-28T09:30', '--json'];
  const { status, stdout } = spawnSync(process.execPath, ['scripts/watchkeeper.mjs', ...given], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, XDG_DATA_HOME: temporaryFolder(), HOME: temporaryFolder() },
  });
  expect([status, stdout]).toEqual([0, `${JSON.stringify(boxingDay)}\n`]);
});
