import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { act, at, openHoursDesk } from './hours-desk';

const month = '2026-11';
const recordedId = `work:${at('2026-11-20T02:00:00Z')}`;
const recorded = { startsAt: at('2026-11-20T02:00:00Z'), endsAt: at('2026-11-20T02:10:00Z') };
const now = at('2026-12-01T09:00:00Z');
const base = { id: recordedId, kinds: ['incident'], about: ['API down'] };

function open(changes: Parameters<typeof openHoursDesk>[0] = {}) {
  return openHoursDesk({ acts: [act('2026-11-20T02:00:00Z'), act('2026-11-20T02:10:00Z')], ...changes });
}

const wall = (startsAtWall: string, endsAtWall: string, reason = 'on the phone before') => ({
  startsAtWall,
  endsAtWall,
  reason,
});
const times = (stretches: readonly { readonly startsAt: number; readonly endsAt: number }[]) =>
  stretches.map(({ startsAt, endsAt }) => [
    new Date(startsAt).toISOString().slice(11, 16),
    new Date(endsAt).toISOString().slice(11, 16),
  ]);

describe('a stretch that was corrected', () => {
  test('keeps the reason, when, and what the record says', () => {
    const { hours } = open();
    const corrected = hours.correct({
      ...wall('2026-11-20T01:45', '2026-11-20T02:30'),
      stretchId: recordedId,
    });
    expect(corrected.worked).toEqual([
      {
        ...base,
        startsAt: at('2026-11-20T01:45:00Z'),
        endsAt: at('2026-11-20T02:30:00Z'),
        correction: { reason: 'on the phone before', madeAt: now, before: recorded },
      },
    ]);
    expect(corrected.totals.workedMs).toBe(45 * 60_000);
    expect(corrected).toEqual(hours.month(month));
  });

  test('shows what the record says now, when more was done in it since', () => {
    const { hours, now: given } = open();
    hours.correct({ ...wall('2026-11-20T02:00', '2026-11-20T02:05'), stretchId: recordedId });
    given.acts = [...given.acts, act('2026-11-20T02:20:00Z')];
    expect(hours.month(month).worked.map(({ endsAt, correction }) => [endsAt, correction?.before])).toEqual([
      [at('2026-11-20T02:05:00Z'), { ...recorded, endsAt: at('2026-11-20T02:20:00Z') }],
    ]);
  });

  test('is taken back one correction at a time, to the record', () => {
    const { hours, db } = open();
    hours.correct({ ...wall('2026-11-20T01:50', '2026-11-20T02:30', 'first'), stretchId: recordedId });
    hours.correct({ ...wall('2026-11-20T01:40', '2026-11-20T02:30', 'second'), stretchId: recordedId });
    const undo = () => hours.undo({ stretchId: recordedId, month, reason: 'was wrong' }).worked;
    expect(undo().map(({ startsAt, correction }) => [startsAt, correction?.reason])).toEqual([
      [at('2026-11-20T01:50:00Z'), 'first'],
    ]);
    expect(undo()).toEqual([{ ...base, ...recorded, correction: undefined }]);
    expect(undo).toThrow(expect.objectContaining({ code: 'not-found', detail: { noun: 'correction' } }));
    expect(db.prepare('SELECT kind, reason FROM worked_correction ORDER BY rowid').all()).toEqual([
      { kind: 'changed', reason: 'first' },
      { kind: 'changed', reason: 'second' },
      { kind: 'undone', reason: 'was wrong' },
      { kind: 'undone', reason: 'was wrong' },
    ]);
  });

  test('the newest holds even where the clock was set back between two corrections', () => {
    const { hours, clock } = open();
    hours.correct({ ...wall('2026-11-20T01:50', '2026-11-20T02:30', 'first'), stretchId: recordedId });
    clock.jumpTo(at('2026-11-25T09:00:00Z'));
    hours.correct({ ...wall('2026-11-20T01:40', '2026-11-20T02:30', 'second'), stretchId: recordedId });
    expect(hours.month(month).worked.map(({ correction }) => correction?.reason)).toEqual(['second']);
  });

  test('that is moved to another month is of that month, and of no other', () => {
    const { hours } = open();
    const moved = hours.correct({ ...wall('2026-10-31T23:30', '2026-11-01T00:30'), stretchId: recordedId });
    expect([moved.month, times(moved.worked), hours.month(month).worked]).toEqual([
      '2026-10',
      [['23:30', '00:30']],
      [],
    ]);
  });

  test('the same correction again is no second one', () => {
    const { hours, db } = open();
    const again = { ...wall('2026-11-20T01:50', '2026-11-20T02:30'), stretchId: recordedId };
    expect(hours.correct(again)).toEqual(hours.correct(again));
    expect(db.prepare('SELECT count(*) AS n FROM worked_correction').get()).toEqual({ n: 1 });
  });
});

describe('a stretch that is added by hand', () => {
  const added = wall('2026-11-22T03:00', '2026-11-22T04:30', 'rang the supplier');

  test('counts, and says that no record is behind it', () => {
    const { hours } = open();
    const [, stretch] = hours.correct(added).worked;
    expect(stretch).toEqual({
      id: expect.stringMatching(/^hand:.{36}$/),
      startsAt: at('2026-11-22T03:00:00Z'),
      endsAt: at('2026-11-22T04:30:00Z'),
      kinds: ['hand'],
      about: [],
      correction: { reason: 'rang the supplier', madeAt: now, before: undefined },
    });
  });

  test('can be corrected, left out, brought back and taken back', () => {
    const { hours } = openHoursDesk();
    const [stretch] = hours.correct(added).worked;
    const stretchId = stretch?.id ?? '';
    const changed = hours.correct({ ...wall('2026-11-22T03:00', '2026-11-22T04:00'), stretchId });
    expect(changed.worked.map(({ id, kinds }) => [id, kinds])).toEqual([[stretchId, ['hand']]]);
    const without = hours.leaveOut({ stretchId, month, reason: 'not mine' });
    expect([times(without.worked), times(without.leftOut)]).toEqual([[], [['03:00', '04:00']]]);
    const undo = () => hours.undo({ stretchId, month, reason: 'wrong' });
    expect([times(undo().worked), times(undo().worked), times(undo().worked)]).toEqual([
      [['03:00', '04:00']],
      [['03:00', '04:30']],
      [],
    ]);
    const gone = expect.objectContaining({ code: 'not-found', detail: { noun: 'stretch of work' } });
    expect(undo).toThrow(gone);
    expect(() => hours.leaveOut({ stretchId, month, reason: 'gone' })).toThrow(gone);
    expect(() => hours.correct({ ...added, stretchId })).toThrow(gone);
  });
});

describe('a stretch that is left out', () => {
  test('is shown with the reason and counts for nothing', () => {
    const { hours } = open();
    const left = hours.leaveOut({ stretchId: recordedId, month, reason: 'was at my desk anyway' });
    expect([left.worked, left.totals.workedMs, left.leftOut]).toEqual([
      [],
      0,
      [
        {
          ...base,
          ...recorded,
          correction: { reason: 'was at my desk anyway', madeAt: now, before: recorded },
          leftOutBecause: 'was at my desk anyway',
        },
      ],
    ]);
  });

  test('twice for the same reason is once, and correcting it counts it again', () => {
    const { hours } = open();
    hours.leaveOut({ stretchId: recordedId, month, reason: 'mistake' });
    hours.leaveOut({ stretchId: recordedId, month, reason: 'mistake' });
    const back = hours.correct({ ...wall('2026-11-20T02:00', '2026-11-20T02:20'), stretchId: recordedId });
    expect([times(back.worked), back.leftOut]).toEqual([[['02:00', '02:20']], []]);
    expect(hours.undo({ stretchId: recordedId, month, reason: 'no' }).leftOut).toHaveLength(1);
    expect(times(hours.undo({ stretchId: recordedId, month, reason: 'no' }).worked)).toEqual([
      ['02:00', '02:10'],
    ]);
  });
});

test.each([
  'work:1',
  'work:99999999999999',
  'work:999999999999999999999',
  'work:-1',
  'work:x',
  'hand:unknown',
  '',
])('an unknown stretch (%s) is said to be so', (stretchId) => {
  const { hours } = open();
  const gone = expect.objectContaining({ code: 'not-found', detail: { noun: 'stretch of work' } });
  expect(() => hours.leaveOut({ stretchId, month, reason: 'r' })).toThrow(gone);
  expect(() => hours.undo({ stretchId, month, reason: 'r' })).toThrow(gone);
  expect(() => hours.correct({ ...wall('2026-11-20T01:00', '2026-11-20T01:30'), stretchId })).toThrow(gone);
});

test('where the record is told differently later, a time that a person decided on is not counted twice', () => {
  const { hours, now: given } = open();
  hours.correct({ ...wall('2026-11-20T01:50', '2026-11-20T02:30'), stretchId: recordedId });
  // As when a checklist item is marked once more: the first act is gone, and what is left has another id.
  given.acts = [act('2026-11-20T02:10:00Z', { untilAt: at('2026-11-20T02:40:00Z') })];
  expect(times(hours.month(month).worked)).toEqual([
    ['01:50', '02:30'],
    ['02:30', '02:40'],
  ]);
  const [, rest] = hours.month(month).worked;
  const left = hours.leaveOut({ stretchId: rest?.id ?? '', month, reason: 'all in the first' });
  expect([times(left.worked), times(left.leftOut)]).toEqual([[['01:50', '02:30']], [['02:30', '02:40']]]);
});

test('what is brought back lies around what a person added in its place meanwhile', () => {
  const { hours } = open({ acts: [act('2026-11-20T02:00:00Z', { untilAt: at('2026-11-20T03:00:00Z') })] });
  hours.leaveOut({ stretchId: recordedId, month, reason: 'mostly asleep' });
  hours.correct(wall('2026-11-20T02:20', '2026-11-20T02:40'));
  const back = hours.undo({ stretchId: recordedId, month, reason: 'not asleep' });
  expect([times(back.worked), back.totals.workedMs]).toEqual([
    [
      ['02:00', '02:20'],
      ['02:20', '02:40'],
      ['02:40', '03:00'],
    ],
    60 * 60_000,
  ]);
  expect(new Set(back.worked.map(({ id }) => id)).size).toBe(3);
});

test('a correction is never changed', () => {
  const { hours, db } = open();
  hours.leaveOut({ stretchId: recordedId, month, reason: 'no' });
  expect(() => db.prepare("UPDATE worked_correction SET reason = 'yes'").run()).toThrow('never changed');
});

test('whatever is corrected, stretches of the claim never overlap, and the total is theirs', () => {
  const minutes = fc.integer({ min: 0, max: 200 });
  const step = fc.record({
    what: fc.constantFrom('add', 'change', 'leave-out', 'undo'),
    from: minutes,
    length: fc.integer({ min: 1, max: 60 }),
    which: fc.nat({ max: 5 }),
  });
  const wallAt = (minute: number) =>
    new Date(at('2026-11-21T00:00:00Z') + minute * 60_000).toISOString().slice(0, 16);
  fc.assert(
    fc.property(fc.array(minutes, { maxLength: 8 }), fc.array(step, { maxLength: 10 }), (acts, steps) => {
      const { hours, db } = openHoursDesk({
        acts: acts.map((minute) => act(`${wallAt(minute)}:00Z`)),
      });
      let ids: readonly string[] = [];
      for (const { what, from, length, which } of steps) {
        const view = hours.month(month);
        ids = [...new Set([...ids, ...[...view.worked, ...view.leftOut].map(({ id }) => id)])];
        const stretchId = ids[which % Math.max(1, ids.length)] ?? 'work:0';
        const given = wall(wallAt(from), wallAt(from + length));
        try {
          if (what === 'add') hours.correct(given);
          else if (what === 'change') hours.correct({ ...given, stretchId });
          else if (what === 'leave-out') hours.leaveOut({ stretchId, month, reason: `${which}` });
          else hours.undo({ stretchId, month, reason: 'r' });
        } catch (error) {
          expect(error).toEqual(
            expect.objectContaining({ code: expect.stringMatching(/stretch-invalid|not-found/) }),
          );
        }
        const { worked, totals } = hours.month(month);
        for (const [index, stretch] of worked.entries()) {
          expect(stretch.startsAt).toBeGreaterThanOrEqual(worked[index - 1]?.endsAt ?? 0);
        }
        expect(totals.workedMs).toBe(worked.reduce((sum, one) => sum + one.endsAt - one.startsAt, 0));
      }
      db.exec('DELETE FROM worked_correction');
      db.close();
    }),
    { numRuns: 10 },
  );
});
