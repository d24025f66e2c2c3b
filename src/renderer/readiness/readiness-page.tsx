import { useRef } from 'react';
import { useApp, useHasLetterKeys, useNow, useZone } from '../app-context';
import { Button } from '../components/button';
import { FailureNotice } from '../components/notice';
import { Time } from '../components/time';
import { useCopy } from '../stores/copy';
import { useAction, useActions } from '../use-action';
import { usePageKeys } from '../use-page-keys';
import { CheckRow } from './check-row';
import { shiftInSentence } from './shift-in-sentence';
import { useCheckedShift } from './use-checked-shift';
import { verdictOf } from './verdict';
import { VerdictLine } from './verdict-line';

/** Whether this machine could be trusted to call its keeper, checked before a shift. */
export function ReadinessPage() {
  const { client, stores } = useApp();
  const zone = useZone();
  const now = useNow(60_000);
  const hasLetterKeys = useHasLetterKeys();
  const { value: view, failure } = useCopy(stores.readiness);
  const shift = useCheckedShift(view);
  const verdictLine = useRef<HTMLDivElement>(null);

  const begin = useAction(async () => {
    const outcome = await client.request('readiness.begin', {});
    if (outcome.ok) stores.readiness.accept(outcome.value);
    return outcome;
  });
  const answer = useActions(async (check: 'notification' | 'sound', runId: string, isGood: boolean) => {
    const outcome = await client.request('readiness.answer', { runId, check, isGood });
    if (outcome.ok) stores.readiness.accept(outcome.value);
    return outcome;
  });
  usePageKeys(({ key, isHeld }) => {
    if (key !== 'c' || isHeld || begin.isBusy) return false;
    void begin.run();
    return true;
  });

  async function say(check: 'notification' | 'sound', runId: string, isGood: boolean) {
    const outcome = await answer.run(check, runId, isGood);
    // The button that was pressed is gone with its question.
    if (outcome.ok) verdictLine.current?.focus();
  }

  const run = view?.run;
  const verdict =
    view && verdictOf(view, shift === undefined ? 'your shift' : shiftInSentence(shift, zone, now));
  return (
    <div className="page narrow readiness">
      <header className="page-head">
        <div>
          <h1>Ready for the watch?</h1>
          <p className="hint">
            {run === undefined ? (
              'A loud test notification asks whether you see and hear it; the rest takes some seconds.'
            ) : (
              <>
                Begun <Time at={run.begunAt} form="exact" />
              </>
            )}
          </p>
        </div>
        <Button
          look={verdict?.kind === 'ready' ? 'plain' : 'strong'}
          keys={hasLetterKeys ? 'c' : undefined}
          aria-keyshortcuts={hasLetterKeys ? 'c' : undefined}
          isBusy={begin.isBusy}
          onClick={() => void begin.run()}
        >
          Check now
        </Button>
      </header>
      <FailureNotice failure={failure ?? begin.failure} />
      {verdict === undefined ? null : <VerdictLine verdict={verdict} ref={verdictLine} />}
      <FailureNotice failure={answer.failure} />
      {run === undefined ? null : (
        <ul className="list checks" aria-label="Checks">
          {run.checks.map((check) => (
            <CheckRow
              key={check.name}
              check={check}
              isBusy={answer.isBusy('notification') || answer.isBusy('sound')}
              onAnswer={(name, isGood) => void say(name, run.id, isGood)}
            />
          ))}
        </ul>
      )}
    </div>
  );
}
