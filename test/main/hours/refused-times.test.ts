import { describe, expect, test } from 'vitest';
import { act, at, openHoursDesk } from './hours-desk';

const month = '2026-11';
const recordedId = `work:${at('2026-11-20T02:00:00Z')}`;

function open(changes: Parameters<typeof openHoursDesk>[0] = {}) {
  return openHoursDesk({ acts: [act('2026-11-20T02:00:00Z'), act('2026-11-20T02:10:00Z')], ...changes });
}

const wall = (startsAtWall: string, endsAtWall: string, reason = 'on the phone before') => ({
  startsAtWall,
  endsAtWall,
  reason,
});
const refused = (reason: string) => expect.objectContaining({ code: 'stretch-invalid', detail: { reason } });
const times = (stretches: readonly { readonly startsAt: number; readonly endsAt: number }[]) =>
  stretches.map(({ startsAt, endsAt }) => [
    new Date(startsAt).toISOString().slice(11, 16),
    new Date(endsAt).toISOString().slice(11, 16),
  ]);

describe('times that cannot be are refused in plain words', () => {
  test.each([
    ['2026-11-20T03:00', '2026-11-20T03:00', 'it ends at the minute it starts'],
    ['2026-11-20T03:00', '2026-11-20T02:59', 'it ends before it starts'],
    ['2026-11-21T03:00', '2026-11-22T03:01', 'it is longer than 24 hours'],
    ['2026-12-01T08:00', '2026-12-01T09:01', 'it ends in the future'],
    ['2026-11-31T03:00', '2026-12-01T03:01', 'its start is not a date and time such as 2026-11-20T07:00'],
    ['2026-11-20T03:00', 'later', 'its end is not a date and time such as 2026-11-20T07:00'],
    [
      '2026-10-25T00:30',
      '2026-10-25T01:30',
      'its end, 01:30 on Sun 25 Oct, comes twice because the clocks go back, in BST and again in GMT; use a time before or after that hour',
    ],
    [
      '2026-03-29T01:30',
      '2026-03-29T03:00',
      'its start, 01:30 on Sun 29 Mar, does not exist because the clocks go forward; use 00:30 GMT or 02:30 BST',
    ],
    [
      '2026-11-20T02:05',
      '2026-11-20T02:30',
      'it overlaps your work from Fri 20 Nov 02:00 to Fri 20 Nov 02:10 GMT',
    ],
    [
      '2026-11-20T16:30',
      '2026-11-20T18:00',
      'the time from Fri 20 Nov 16:30 to Fri 20 Nov 17:00 GMT is in support hours, and only work outside them counts here',
    ],
  ])('%s to %s: %s', (startsAtWall, endsAtWall, reason) => {
    const { hours, db } = open();
    expect(() => hours.correct({ startsAtWall, endsAtWall, reason: 'r' })).toThrow(refused(reason));
    expect(db.prepare('SELECT count(*) AS n FROM worked_correction').get()).toEqual({ n: 0 });
  });

  test('24 hours, and an end at this minute, are not too much', () => {
    const { hours } = open();
    expect(times(hours.correct(wall('2026-11-21T03:00', '2026-11-22T03:00')).worked)).toHaveLength(2);
    expect(times(hours.correct(wall('2026-12-01T08:00', '2026-12-01T09:00')).worked)).toEqual([
      ['08:00', '09:00'],
    ]);
  });

  test('touching is not overlapping, and a stretch does not overlap itself or what was left out', () => {
    const { hours } = open();
    hours.correct(wall('2026-11-20T01:00', '2026-11-20T02:00'));
    hours.correct({ ...wall('2026-11-20T02:05', '2026-11-20T02:30'), stretchId: recordedId });
    hours.leaveOut({ stretchId: recordedId, month, reason: 'no' });
    expect(times(hours.correct(wall('2026-11-20T02:00', '2026-11-20T02:20')).worked)).toEqual([
      ['01:00', '02:00'],
      ['02:00', '02:20'],
    ]);
    // What took its place would be counted twice.
    expect(() => hours.undo({ stretchId: recordedId, month, reason: 'yes' })).toThrow(
      refused('it overlaps your work from Fri 20 Nov 02:00 to Fri 20 Nov 02:20 GMT'),
    );
  });

  test('an overlap over the end of a month is found', () => {
    const { hours } = open();
    hours.correct(wall('2026-10-31T23:00', '2026-11-01T01:00'));
    expect(() => hours.correct(wall('2026-11-01T00:30', '2026-11-01T02:00'))).toThrow(
      refused('it overlaps your work from Sat 31 Oct 23:00 to Sun 1 Nov 01:00 GMT'),
    );
  });
});
