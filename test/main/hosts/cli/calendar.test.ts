import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildIfStale } from '../../../../scripts/build-if-stale.mjs';
import { calendarOf } from '../../../../src/main/hosts/cli/calendar';
import { createShiftStore } from '../../../../src/main/rota/shift-store';
import type { Duty } from '../../../../src/shared/nouns/rota';
import type { Shift } from '../../../../src/shared/nouns/watch';
import { temporaryFolder } from '../../../support/temporary-folder';
import { openTestDatabase } from '../../../support/test-database';
import { runCommand } from './run-command';
import { writeFeed } from './write-feed';

const now = Date.parse('2026-11-20T12:34:56.789Z');
const shift: Shift = {
  id: '7d0b9d6e-0000-4000-8000-000000000001',
  person: 'Sam Jones',
  role: 'primary',
  startsAt: Date.parse('2026-07-14T07:00+01:00'),
  endsAt: Date.parse('2026-07-14T22:00+01:00'),
  source: 'hand',
  isMine: true,
};

const duty: Duty = {
  person: { name: shift.person, email: undefined, pagerDutyId: undefined },
  isMe: true,
  role: 'primary',
  startsAt: shift.startsAt,
  endsAt: shift.endsAt,
  sourceId: 'hand',
  uids: [shift.id],
};
const named = (name: string): Duty => ({ ...duty, person: { ...duty.person, name } });

/** What a reader of the calendar sees: lines unfolded, then text unescaped. */
function summaryOf(calendar: string): string | undefined {
  const lines = calendar.replaceAll('\r\n ', '').split('\r\n');
  const line = lines.find((candidate) => candidate.startsWith('SUMMARY:'));
  return line
    ?.slice('SUMMARY:'.length)
    .replace(/\\(.)/g, (_pair, letter) => (letter === 'n' ? '\n' : letter));
}

describe('the calendar', () => {
  it('is exactly what RFC 5545 asks for', () => {
    expect(calendarOf([duty], now)).toBe(
      [
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'PRODID:-//Watchkeeper//Rota//EN',
        'BEGIN:VEVENT',
        'UID:7d0b9d6e-0000-4000-8000-000000000001@watchkeeper',
        'DTSTAMP:20261120T123456Z',
        'DTSTART:20260714T060000Z',
        'DTEND:20260714T210000Z',
        'SUMMARY:On call - Sam Jones - primary',
        'END:VEVENT',
        'END:VCALENDAR',
        '',
      ].join('\r\n'),
    );
  });

  it('escapes what has a meaning of its own', () => {
    const calendar = calendarOf([named('A\\B; C, D\nEND:VEVENT')], now);
    expect(calendar).toContain('SUMMARY:On call - A\\\\B\\; C\\, D\\nEND:VEVENT - primary\r\n');
    expect(summaryOf(calendar)).toBe('On call - A\\B; C, D\nEND:VEVENT - primary');
    expect(calendar.match(/^END:VEVENT/gm)).toHaveLength(1);
  });

  it('leaves out control characters, which no text may hold', () => {
    const calendar = calendarOf([named('Sa\u0000m\u001b\u007f\r\nJ')], now);
    expect(summaryOf(calendar)).toBe('On call - Sam\nJ - primary');
  });

  it.each([
    ['ASCII', 'x'.repeat(200)],
    ['letters of two octets', 'é'.repeat(120)],
    ['characters outside the first plane', '🦊'.repeat(60)],
    ['exactly one line', 'x'.repeat(75 - 'SUMMARY:On call -  - primary'.length)],
  ])('folds at 75 octets and cuts no character in two: %s', (_what, person) => {
    const calendar = calendarOf([named(person)], now);
    const sizes = calendar.split('\r\n').map((line) => Buffer.byteLength(line));
    expect(Math.max(...sizes)).toBeLessThanOrEqual(75);
    expect(Math.max(...sizes)).toBeGreaterThanOrEqual(72);
    expect(calendar).not.toContain('\uFFFD');
    expect(summaryOf(calendar)).toBe(`On call - ${person} - primary`);
  });

  it('without shifts still holds a component, as a calendar must', () => {
    const lines = calendarOf([], now).split('\r\n');
    expect(lines.slice(3, 5)).toEqual(['BEGIN:VTIMEZONE', 'TZID:Etc/UTC']);
    expect(lines).not.toContain('BEGIN:VEVENT');
  });
});

describe('rota export', () => {
  beforeAll(() => buildIfStale(), 180_000);

  function exported(cwd: string, folder: string, file = 'rota.ics') {
    return runCommand(['rota', 'export', '--ics', file, '--data', folder], { cwd, timeZone: 'Asia/Kolkata' });
  }

  it('writes the entered shifts, in place of an older file, leaves nothing else and says how many', () => {
    const folder = temporaryFolder();
    const store = createShiftStore(openTestDatabase(folder));
    store.insert({ ...shift, id: 'later', startsAt: shift.startsAt + 1, role: 'support' });
    store.insert(shift);
    store.insert({ ...shift, id: 'removed' });
    store.remove('removed', now);
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, 'rota.ics'), 'an older one');

    const file = join(cwd, 'rota.ics');
    expect(exported(cwd, folder)).toEqual({
      code: 0,
      output: `2 shifts written to ${file}.\n`,
      complaint: '',
    });
    const written = readFileSync(file, 'utf8');
    expect(written.match(/^(UID|DTSTART|SUMMARY):.*(?=\r\n)/gm)).toEqual([
      `UID:${shift.id}@watchkeeper`,
      'DTSTART:20260714T060000Z',
      'SUMMARY:On call - Sam Jones - primary',
      'UID:later@watchkeeper',
      'DTSTART:20260714T060000Z',
      'SUMMARY:On call - Sam Jones - support',
    ]);
    expect(readdirSync(cwd)).toEqual(['rota.ics']);
  });

  it('writes what the sources tell too, as it stands under what was entered, and nothing twice', () => {
    const folder = temporaryFolder();
    const db = openTestDatabase(folder);
    writeFeed(db);
    // Kept from the feed for the watch: it is in the copy already.
    createShiftStore(db).insert({ ...shift, id: 'kept', person: 'Ada', source: 'feed' });
    const cwd = temporaryFolder();
    expect(exported(cwd, folder).code).toBe(0);
    const written = readFileSync(join(cwd, 'rota.ics'), 'utf8').replaceAll('\r\n ', '');
    expect(written.match(/^(UID|DTSTART|DTEND|SUMMARY):.*(?=\r\n)/gm)).toEqual([
      'UID:Q1-primary-20261228T070000Z-feed@watchkeeper',
      'DTSTART:20261228T070000Z',
      'DTEND:20261228T120000Z',
      'SUMMARY:On call - Ada - primary',
      'UID:override@watchkeeper',
      'DTSTART:20261228T120000Z',
      'DTEND:20261228T140000Z',
      'SUMMARY:On call - Sam Jones - primary',
      'UID:Q1-primary-20261228T140000Z-feed@watchkeeper',
      'DTSTART:20261228T140000Z',
      'DTEND:20261228T220000Z',
      'SUMMARY:On call - Ada - primary',
    ]);
  });

  it('says so where there is no log, rather than write an empty rota', () => {
    const cwd = temporaryFolder();
    const folder = join(cwd, 'mistyped');
    expect(exported(cwd, folder)).toEqual({
      code: 65,
      output: '',
      complaint: `That could not be read: there is no log of Watchkeeper in ${folder}.\n`,
    });
    expect(readdirSync(cwd)).toEqual([]);
  });

  it.each([
    ['missing/rota.ics', 'there is no such folder'],
    ['taken', 'it is a folder'],
  ])('says so where %s cannot be written, and leaves nothing', (file, reason) => {
    const folder = temporaryFolder();
    openTestDatabase(folder);
    const cwd = temporaryFolder();
    mkdirSync(join(cwd, 'taken'));
    expect(exported(cwd, folder, file)).toEqual({
      code: 73,
      output: '',
      complaint: `The calendar could not be written to ${join(cwd, file)}: ${reason}.\n`,
    });
    expect(readdirSync(cwd)).toEqual(['taken']);
  });
});
