import fc from 'fast-check';
import { expect, test } from 'vitest';
import { flappingAfter } from '../../../src/shared/alarms/noise-flap';
import type { Flapping, FlapRule } from '../../../src/shared/nouns/noise';

const rules = fc
  .record({
    changes: fc.integer({ min: 3, max: 8 }),
    withinMs: fc.integer({ min: 10, max: 60 }),
    stableAfterMs: fc.integer({ min: 5, max: 40 }),
  })
  .map((rule): FlapRule => rule);

const walks = fc.array(fc.integer({ min: 1, max: 25 }), { maxLength: 120 }).map((gaps) => {
  let at = 1_000;
  return gaps.map((gap) => {
    at += gap;
    return at;
  });
});

/** One change after another, as they come. */
function stepByStep(times: readonly number[], rule: FlapRule): readonly (Flapping | undefined)[] {
  let last: Flapping | undefined;
  return times.map((now, index) => {
    const after = flappingAfter(last, times.slice(0, index + 1), rule, now);
    last = after ?? last;
    return after;
  });
}

/** The same of the whole walk at once: where each stretch begins and how far it runs. */
function asStretches(times: readonly number[], rule: FlapRule): readonly (Flapping | undefined)[] {
  const answers: (Flapping | undefined)[] = times.map(() => undefined);
  let floor = 0;
  for (let begin = 0; begin < times.length; begin += 1) {
    const now = times[begin] ?? 0;
    const first = times.findIndex((at, index) => index >= floor && at > now - rule.withinMs);
    if (begin - first + 1 < rule.changes) continue;
    let index = begin;
    for (; index < times.length; index += 1) {
      const at = times[index] ?? 0;
      if (index > begin && at - (times[index - 1] ?? 0) >= rule.stableAfterMs) break;
      answers[index] = {
        changes: index - first + 1,
        sinceAt: times[first] ?? 0,
        lastChangeAt: at,
        stableAt: at + rule.stableAfterMs,
      };
    }
    floor = index;
    begin = index - 1;
  }
  return answers;
}

test('flapping is the same, whether it is told change by change or of the whole walk', () => {
  fc.assert(
    fc.property(walks, rules, (times, rule) => {
      expect(stepByStep(times, rule)).toEqual(asStretches(times, rule));
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['fewer changes than the rule asks for', [0, 10, 20], 3, undefined],
  ['as many, in time', [0, 10, 20, 29], 4, 4],
  ['as many, the first exactly as long ago as the rule looks back', [0, 10, 20, 30], 4, undefined],
])('%s', (_, times, changes, expected) => {
  const rule = { changes: 4, withinMs: 30, stableAfterMs: 15 };
  const after = flappingAfter(undefined, times, rule, times.at(-1) ?? 0);
  expect(times.length).toBeGreaterThanOrEqual(changes);
  expect(after?.changes).toEqual(expected);
});

test('it goes on while it changes before it is stable, and begins anew when it was', () => {
  const rule = { changes: 3, withinMs: 30, stableAfterMs: 15 };
  const before = { changes: 3, sinceAt: 0, lastChangeAt: 20, stableAt: 35 };
  expect(flappingAfter(before, [0, 10, 20, 34], rule, 34)).toEqual({
    changes: 4,
    sinceAt: 0,
    lastChangeAt: 34,
    stableAt: 49,
  });
  expect(flappingAfter(before, [0, 10, 20, 35], rule, 35)).toBeUndefined();
  expect(flappingAfter(before, [0, 10, 20, 35, 36, 37], rule, 37)).toEqual({
    changes: 3,
    sinceAt: 35,
    lastChangeAt: 37,
    stableAt: 52,
  });
});

test('what was noted by a clock that was set back since is as if it had not been', () => {
  const rule = { changes: 3, withinMs: 30, stableAfterMs: 15 };
  const ahead = { changes: 9, sinceAt: 900, lastChangeAt: 1_000, stableAt: 1_015 };
  expect(flappingAfter(ahead, [10, 1_000], rule, 10)).toBeUndefined();
});
