import { type FormEvent, useRef, useState } from 'react';
import type { HoursMonth, WorkedStretch } from '../../shared/nouns/hours';
import { useApp, useNow } from '../app-context';
import { Button } from '../components/button';
import { Dialog } from '../components/dialog';
import { FailureNotice } from '../components/notice';
import { WallField } from '../components/wall-field';
import { zoneWords } from '../time/time-words';
import { useAction } from '../use-action';
import { ReasonField } from './reason-field';
import { isUsable, readEnd, readStart, suggestedTexts } from './stretch-times';

/** When work was really done, where the record does not know it; with the reason, which the claim shows. */
export function StretchDialog({
  month,
  stretch,
  onDone,
  onClose,
}: {
  readonly month: HoursMonth;
  /** Undefined: one is added. */
  readonly stretch: WorkedStretch | undefined;
  readonly onDone: (month: HoursMonth) => void;
  readonly onClose: () => void;
}) {
  const { client } = useApp();
  const { zone } = month;
  const now = useNow(60_000);
  const form = useRef<HTMLFormElement>(null);
  const [suggested] = useState(() => suggestedTexts(zone, stretch, month.month, now));
  const [startText, setStartText] = useState(suggested.start);
  const [endText, setEndText] = useState(suggested.end);
  const [reason, setReason] = useState('');
  const [isAskedFor, setIsAskedFor] = useState(false);
  const start = readStart(startText, { zone, stretch, now });
  const end = readEnd(endText, start, zone, now);

  const correct = useAction((startsAtWall: string, endsAtWall: string) =>
    client.request('hours.correct', {
      ...(stretch === undefined ? {} : { stretchId: stretch.id }),
      startsAtWall,
      endsAtWall,
      reason: reason.trim(),
    }),
  );

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (reason.trim() === '' || correct.isBusy) return;
    if (!isUsable(zone, start) || !isUsable(zone, end)) {
      setIsAskedFor(true);
      const inputs = form.current?.querySelectorAll<HTMLInputElement>('input.wall-time');
      inputs?.[isUsable(zone, start) ? 1 : 0]?.focus();
      return;
    }
    const outcome = await correct.run(start.wall, end.wall);
    if (outcome.ok) onDone(outcome.value);
  }

  return (
    <Dialog
      title={stretch === undefined ? 'Add a stretch of work' : 'Correct this stretch'}
      onClose={onClose}
    >
      <form className="stretch-form" ref={form} onSubmit={(event) => void submit(event)}>
        <WallField
          label="From"
          zone={zone}
          text={startText}
          reading={start}
          isAskedFor={isAskedFor}
          onType={setStartText}
        />
        <WallField
          label="Until"
          zone={zone}
          text={endText}
          reading={end}
          isAskedFor={isAskedFor}
          onType={setEndText}
        />
        <p className="hint">Only work outside support hours counts here. {zoneWords(zone, now)}</p>
        <ReasonField
          label={stretch === undefined ? 'What it was' : 'Why'}
          reason={reason}
          onType={setReason}
        />
        <FailureNotice failure={correct.failure} />
        <div className="acts">
          <Button type="submit" look="strong" disabled={reason.trim() === ''} isBusy={correct.isBusy}>
            {stretch === undefined ? 'Add' : 'Correct'}
          </Button>
          <Button onClick={onClose}>Not now</Button>
        </div>
      </form>
    </Dialog>
  );
}
