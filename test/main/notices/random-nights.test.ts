import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Writer } from '../../../src/main/database/handles';
import type { MyShift } from '../../../src/shared/nouns/rota';
import { openTestDatabase } from '../../support/test-database';
import { aShift, createNotices, hour, minute, type NoticesUnderTest, soonBefore } from './notices-under-test';

/** Before the clocks go back in London, so that some nights cross the change. */
const start = Date.parse('2026-10-24T18:00:00Z');

type Step =
  | { readonly kind: 'run'; readonly ms: number }
  | { readonly kind: 'jump'; readonly ms: number; readonly isTold: boolean }
  | { readonly kind: 'restart'; readonly ms: number }
  /** The clock is far ahead for half a minute, then right again. */
  | { readonly kind: 'excursion'; readonly ms: number; readonly lookMs: number };

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('run' as const), ms: minutes(0, 3) }) },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('jump' as const), ms: minutes(-70, 300), isTold: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('restart' as const), ms: minutes(-70, 600) }) },
  { weight: 2, arbitrary: excursions() },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('jump' as const),
      ms: fc.constantFrom(...days()),
      isTold: fc.boolean(),
    }),
  },
);

function excursions(): fc.Arbitrary<Step> {
  return fc.record({
    kind: fc.constant('excursion' as const),
    ms: fc.constantFrom(49 * hour, 72 * hour, 365 * 24 * hour),
    lookMs: fc.constantFrom(0, 10_000, 30_000),
  });
}

function minutes(min: number, max: number): fc.Arbitrary<number> {
  return fc.integer({ min, max }).map((count) => count * minute);
}

function days(): readonly [number, ...number[]] {
  return [26 * hour, 50 * hour, -26 * hour];
}

/** Each by its wait after the one before, which may be none at all, and its length. */
const anyShifts = fc
  .array(fc.tuple(fc.constantFrom(0, 0, 20, 90, 400), minutes(30, 600), fc.boolean()), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) => {
    let at = start + hour;
    return parts.map(([waitMinutes, lengthMs, isTyped], index): MyShift => {
      const startsAt = at + waitMinutes * minute;
      at = startsAt + lengthMs;
      return aShift(String(index), startsAt, at, { source: isTyped ? 'hand' : 'feed-1', knownAt: start });
    });
  });

type Shown = { readonly at: number; readonly key: string; readonly title: string; readonly body: string };

async function liveThrough(
  db: Writer,
  shifts: readonly MyShift[],
  steps: readonly Step[],
  isClockRight = false,
) {
  db.exec('DELETE FROM shift_notice; DELETE FROM shift');
  const shown: Shown[] = [];
  const soon: string[] = [];
  const begin = (notices: NoticesUnderTest) => {
    notices.notifier.show = ({ key, title, body }) => {
      shown.push({ at: notices.clock.now(), key, title, body });
      return Promise.resolve({ kind: 'shown' });
    };
    notices.service.start();
    return notices;
  };
  const first = createNotices({ at: start, db });
  first.put(...shifts);
  let notices = begin(first);
  for (const step of steps) {
    await notices.clock.advance(0);
    if (step.kind === 'run') await notices.clock.advance(step.ms);
    if (step.kind === 'jump') {
      notices.clock.jumpTo(notices.clock.now() + step.ms);
      if (step.isTold) notices.service.lookAgain();
    }
    if (step.kind === 'excursion') {
      const wentAt = notices.clock.now();
      notices.service.lookAgain();
      if (!isClockRight) notices.clock.jumpTo(wentAt + step.ms);
      notices.service.lookAgain();
      await notices.clock.advance(step.lookMs);
      notices.clock.jumpTo(wentAt + step.lookMs);
      notices.service.lookAgain();
    }
    if (step.kind === 'restart') {
      soon.push(...notices.soon);
      notices = begin(notices.restart({ at: notices.clock.now() + step.ms }));
    }
  }
  await notices.clock.advance(minute);
  notices.service.close();
  soon.push(...notices.soon);
  return { notices, shown, soon, now: notices.clock.now() };
}

/** Which kinds of which shifts a notification says, read from what a person reads. */
function kindsSaid({ key, title, body }: Shown, shifts: readonly MyShift[]): readonly string[] {
  const id = key.slice('shift:'.length);
  if (title.includes(' starts at ')) return [`${id} soon`];
  if (!title.includes('has begun')) return [`${id} ends`];
  if (!body.includes('; your ')) return [`${id} starts`];
  const begun = shifts.find((shift) => shift.id === id);
  const ended = shifts.find(({ endsAt }) => endsAt === begun?.startsAt);
  return [`${ended?.id} ends`, `${id} starts`];
}

const order = ['soon', 'starts', 'ends'] as const;

/** Every kind of one shift: its rows as kept, and when it was said. */
function accountOf(shift: MyShift, notices: NoticesUnderTest, said: readonly Said[]) {
  const dueAt = { soon: shift.startsAt - soonBefore, starts: shift.startsAt, ends: shift.endsAt };
  const rows = notices.told(shift.id);
  return order.map((kind) => ({
    dueAt: dueAt[kind],
    rows: rows.filter((row) => row.startsWith(`${kind} `)).map((row) => row.slice(kind.length + 1)),
    saidAt: said.filter((one) => one.kind === `${shift.id} ${kind}`).map(({ at }) => at),
  }));
}

type Said = { readonly kind: string; readonly at: number };

function expectOnceEach(account: ReturnType<typeof accountOf>, now: number): void {
  for (const { dueAt, rows, saidAt } of account) {
    if (now >= dueAt) expect(rows).toHaveLength(1);
    if (rows.length > 0) expect(rows).toEqual([saidAt.length === 1 ? 'shown' : 'covered']);
    else expect(saidAt).toEqual([]);
    for (const at of saidAt) expect(at).toBeGreaterThanOrEqual(dueAt);
  }
}

/** A shift is passed over in silence only by someone who looks more than a day after its end. */
function expectNotPassedOver({ id, endsAt }: MyShift, notices: NoticesUnderTest, now: number): void {
  if (now < endsAt || notices.told(id).some((row) => row.endsWith('shown'))) return;
  const claimedAt = notices.db
    .prepare<[string], number>("SELECT claimed_at FROM shift_notice WHERE shift_id = ? AND kind = 'ends'")
    .pluck()
    .get(id);
  expect(claimedAt).toBeGreaterThan(endsAt + 24 * hour);
}

it('through any sleeps, restarts and jumps of the clock each kind is told or covered once, and none before it is due', async () => {
  const db = openTestDatabase();
  // Not what is tried here, and most of the time that it takes.
  db.pragma('synchronous = OFF');
  let told = 0;
  let covered = 0;
  await fc.assert(
    fc.asyncProperty(anyShifts, fc.array(anyStep, { minLength: 1, maxLength: 14 }), async (shifts, steps) => {
      const { notices, shown, soon, now } = await liveThrough(db, shifts, steps);
      const said = shown.flatMap((one) => kindsSaid(one, shifts).map((kind) => ({ kind, at: one.at })));
      expect(new Set(said.map(({ kind }) => kind)).size).toBe(said.length);
      expect(new Set(soon).size).toBe(soon.length);
      for (const shift of shifts) {
        const account = accountOf(shift, notices, said);
        expectOnceEach(account, now);
        expectNotPassedOver(shift, notices, now);
        const turns = order.map((kind) => said.findIndex((one) => one.kind === `${shift.id} ${kind}`));
        const saidInTurn = turns.filter((turn) => turn >= 0);
        expect(saidInTurn).toEqual(saidInTurn.toSorted((a, b) => a - b));
        told += account.filter(({ rows }) => rows[0] === 'shown').length;
        covered += account.filter(({ rows }) => rows[0] === 'covered').length;
      }
    }),
    { numRuns: 1_000, seed: 20_261_025 },
  );
  expect(told).toBeGreaterThan(1_000);
  expect(covered).toBeGreaterThan(1_000);
}, 120_000);

const anyYearAhead: fc.Arbitrary<Step> = excursions().map((step) => ({ ...step, ms: 365 * 24 * hour }));

it('through the same nights, a clock that is a year ahead for a while changes nothing of what is told', async () => {
  const db = openTestDatabase();
  db.pragma('synchronous = OFF');
  let told = 0;
  const anySteps = fc.array(fc.oneof(anyStep, anyYearAhead), { minLength: 1, maxLength: 14 });
  await fc.assert(
    fc.asyncProperty(anyShifts, anySteps, async (shifts, all) => {
      const steps = all.filter(({ kind, ms }) => kind !== 'excursion' || ms > 100 * 24 * hour);
      const right = await liveThrough(db, shifts, steps, true);
      const ahead = await liveThrough(db, shifts, steps);
      // What falls due meanwhile comes when the clock is right again.
      const said = (shown: readonly Shown[]) => shown.map(({ key, title }) => [key, title]);
      expect(said(ahead.shown)).toEqual(said(right.shown));
      expect(ahead.soon).toEqual(right.soon);
      told += right.shown.length;
    }),
    { numRuns: 600, seed: 20_261_026 },
  );
  expect(told).toBeGreaterThan(300);
}, 120_000);
