import { type ReadinessRun, type ReadinessView, waitingFindings } from '../../shared/nouns/readiness';
import { listed } from '../words/counted';
import { capital } from '../words/cover-words';
import { checkInSentence } from './check-names';

export type Verdict = {
  readonly kind: 'unchecked' | 'running' | 'waiting' | 'ready' | 'not-ready';
  readonly title: string;
  readonly sentence: string;
};

const noShift = 'No shift of yours holds or begins within a day';

/** What is known so far. One failed check is enough for a no, whatever the others still do. */
export function verdictOf(view: ReadinessView, shiftWords: string): Verdict {
  const { run, shiftId } = view;
  const isForShift = shiftId !== undefined;
  if (run === undefined) {
    return {
      kind: 'unchecked',
      title: isForShift ? `Not checked for ${shiftWords}` : 'Not checked',
      sentence: isForShift ? '' : `${noShift}; you can check all the same.`,
    };
  }
  const failed = run.checks.filter(({ state }) => state === 'failed');
  if (failed.length > 0) {
    return {
      kind: 'not-ready',
      title: `Not ready: ${listed(failed.map(({ name }) => checkInSentence(name)))}`,
      sentence: `${restOf(run)}${isForShift ? `In ${shiftWords} the tray does not turn green until every check passes.` : `${noShift}: mend it before one.`}`,
    };
  }
  if (run.verdict === 'ready') {
    return isForShift
      ? { kind: 'ready', title: `Ready for ${shiftWords}`, sentence: '' }
      : {
          kind: 'ready',
          title: 'All checks passed',
          sentence: `${noShift}, so this counts for none. Check again before one.`,
        };
  }
  return isWaiting(run)
    ? { kind: 'waiting', title: 'Waiting for you', sentence: forWhat(isForShift, shiftWords) }
    : { kind: 'running', title: 'Being checked…', sentence: forWhat(isForShift, shiftWords) };
}

function forWhat(isForShift: boolean, shiftWords: string): string {
  return isForShift ? capital(`for ${shiftWords}.`) : `${noShift}; this counts for none.`;
}

function restOf(run: ReadinessRun): string {
  if (run.verdict !== 'open') return '';
  return isWaiting(run) ? 'The rest waits for you. ' : 'The rest is still being checked. ';
}

/** What a person is asked goes first; what waits only to be begun can wait for the machine's own checks. */
function isWaiting({ checks }: ReadinessRun): boolean {
  const waiting = checks.filter(({ state }) => state === 'waiting');
  const isAsked = waiting.some(({ finding }) => finding !== waitingFindings.begin);
  return isAsked || (waiting.length > 0 && !checks.some(({ state }) => state === 'running'));
}
