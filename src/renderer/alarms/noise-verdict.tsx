import { useRef, useState } from 'react';
import type { Alarm } from '../../shared/nouns/alarm';
import { type Verdict, verdicts } from '../../shared/nouns/noise';
import { useApp, useHasLetterKeys } from '../app-context';
import { Button } from '../components/button';
import { FailureNotice } from '../components/notice';
import { useAction } from '../use-action';
import { usePageKeys } from '../use-page-keys';
import { HoldPanel } from './hold-panel';
import { verdictWords } from './noise-words';

/** Whether what has the focus stands in the row of an alarm that can be judged: there `v` is about that alarm. */
export function isInJudgeableRow(element: Element | null): boolean {
  return element?.closest('[data-alarm]')?.querySelector('.noise-verdict') != null;
}

/** What to think of an alarm that somebody had: `v`, then a digit. */
export function NoiseVerdict({ alarm }: { readonly alarm: Alarm }) {
  const canBeJudged = alarm.endedAt !== undefined || alarm.hold !== undefined;
  return canBeJudged ? <Judging alarm={alarm} /> : null;
}

function Judging({ alarm }: { readonly alarm: Alarm }) {
  const { client, stores } = useApp();
  const hasKeys = useHasLetterKeys();
  const place = useRef<HTMLSpanElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const judge = useAction(async (verdict: Verdict) => {
    const outcome = await client.request('alarms.judge', { id: alarm.id, verdict });
    if (outcome.ok) {
      setIsOpen(false);
      await stores.alarms.load();
    }
    return outcome;
  });

  usePageKeys(({ key, isHeld }) => {
    const row = place.current?.closest('[data-alarm]');
    if (isHeld || row == null || !row.contains(document.activeElement)) return false;
    const verdict = isOpen ? verdicts[Number(key) - 1] : undefined;
    if (key === 'v') setIsOpen(!isOpen);
    else if (verdict !== undefined) void judge.run(verdict);
    else return false;
    return true;
  });

  return (
    <span className="noise-verdict" ref={place}>
      <Button
        look="text"
        aria-expanded={isOpen}
        {...(hasKeys ? { 'aria-keyshortcuts': 'v' } : {})}
        onClick={() => setIsOpen(!isOpen)}
      >
        {alarm.judgement === undefined ? 'Judge…' : 'Judge anew…'}
      </Button>
      <FailureNotice failure={judge.failure} />
      {isOpen ? (
        <HoldPanel label={`What to think of ${alarm.name}`} onLeave={() => setIsOpen(false)}>
          <div className="ends">
            {verdicts.map((verdict, index) => (
              <Button
                key={verdict}
                {...(hasKeys ? { keys: String(index + 1), 'aria-keyshortcuts': String(index + 1) } : {})}
                isBusy={judge.isBusy}
                onClick={() => void judge.run(verdict)}
              >
                {verdictWords[verdict]}
              </Button>
            ))}
          </div>
        </HoldPanel>
      ) : null}
    </span>
  );
}
