import { expect, test } from 'vitest';
import { shiftInSentence } from '../../../src/renderer/readiness/shift-in-sentence';
import { verdictOf } from '../../../src/renderer/readiness/verdict';
import { type ReadinessCheck, waitingFindings } from '../../../src/shared/nouns/readiness';
import { at, now, shift } from '../support/samples';
import { readinessRun } from './readiness-samples';

const words = 'your primary shift from 17:00 GMT';
const failed: Partial<ReadinessCheck> = { state: 'failed', finding: 'it failed' };
const open = { verdict: 'open', endedAt: undefined } as const;

test('a shift to come is named by its start, one that holds by its end, another day by its name', () => {
  const evening = { ...shift, startsAt: at(17) };
  expect(shiftInSentence(evening, 'Europe/London', now)).toBe('your primary shift from 17:00 GMT');
  expect(shiftInSentence(evening, 'Europe/London', at(17))).toBe('your primary shift until 22:00 GMT');
  expect(shiftInSentence({ ...shift, startsAt: at(7, 0, 21) }, 'Europe/London', now)).toBe(
    'your primary shift from Sat 21 Nov 07:00 GMT',
  );
});

test('ready for the shift, and for none where there is none', () => {
  expect(verdictOf({ run: readinessRun(), shiftId: 'shift-1' }, words)).toEqual({
    kind: 'ready',
    title: 'Ready for your primary shift from 17:00 GMT',
    sentence: '',
  });
  expect(verdictOf({ run: readinessRun(), shiftId: undefined }, words)).toEqual({
    kind: 'ready',
    title: 'All checks passed',
    sentence:
      'No shift of yours holds or begins within a day, so this counts for none. Check again before one.',
  });
});

test('without a run nothing is claimed', () => {
  expect(verdictOf({ run: undefined, shiftId: 'shift-1' }, words)).toEqual({
    kind: 'unchecked',
    title: 'Not checked for your primary shift from 17:00 GMT',
    sentence: '',
  });
});

test('one failed check is a no, whatever the others still do, and says what that means', () => {
  const run = readinessRun({ slack: failed, clock: failed, disk: { state: 'running' } }, open);
  expect(verdictOf({ run, shiftId: 'shift-1' }, words)).toEqual({
    kind: 'not-ready',
    title: 'Not ready: Slack and the clock',
    sentence:
      'The rest is still being checked. In your primary shift from 17:00 GMT the tray does not turn green until every check passes.',
  });
});

test('what a person is asked waits for them at once, what is not begun only when the machine is done', () => {
  const kindOf = (run: ReturnType<typeof readinessRun>) => verdictOf({ run, shiftId: 'shift-1' }, words).kind;
  const asked = { state: 'waiting', finding: waitingFindings.press } as const;
  const notBegun = { state: 'waiting', finding: waitingFindings.begin } as const;
  const running = { state: 'running' } as const;
  expect(kindOf(readinessRun({ notification: asked, disk: running }, open))).toBe('waiting');
  expect(kindOf(readinessRun({ notification: notBegun, disk: running }, open))).toBe('running');
  expect(kindOf(readinessRun({ notification: notBegun }, open))).toBe('waiting');
});
