import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatDay, formatDayAndTime, formatTime, zoneName } from '../../../src/shared/rota/format-time';

const london = 'Europe/London';
const winter = Date.parse('2026-11-20T09:42:59Z');
const summer = Date.parse('2026-07-04T23:05:00Z');

describe('times as they are shown', () => {
  it('have two digits each', () => {
    expect([formatTime(london, winter), formatTime(london, summer)]).toEqual(['09:42', '00:05']);
  });

  it('begin the day at 00:00, never at 24:00', () => {
    expect(formatTime(london, Date.parse('2026-11-20T00:00Z'))).toBe('00:00');
  });

  it('name their zone as Britain does', () => {
    expect([zoneName(london, winter), zoneName(london, summer)]).toEqual(['GMT', 'BST']);
  });

  it('name a zone without British letters by its offset', () => {
    expect(zoneName('Asia/Kolkata', winter)).toBe('GMT+5:30');
  });

  it('tell the two passes of a doubled hour apart', () => {
    const passes = ['2026-10-25T00:30Z', '2026-10-25T01:30Z'].map((instant) => Date.parse(instant));
    expect(passes.map((instant) => `${formatTime(london, instant)} ${zoneName(london, instant)}`)).toEqual([
      '01:30 BST',
      '01:30 GMT',
    ]);
  });

  it('carry the day of the zone, with plain spaces only', () => {
    expect(formatDay(london, summer)).toBe('Sun 5 Jul');
    expect(formatDayAndTime(london, winter)).toBe('Fri 20 Nov 09:42');
    expect(formatDayAndTime(london, summer)).toBe('Sun 5 Jul 00:05');
  });
});

it('the formatters load no calendar library', () => {
  const source = readFileSync('src/shared/rota/format-time.ts', 'utf8');
  expect(source.match(/^import .*/gm)).toBeNull();
});
