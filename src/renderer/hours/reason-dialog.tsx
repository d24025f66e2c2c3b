import { type FormEvent, useState } from 'react';
import type { HoursMonth, WorkedStretch } from '../../shared/nouns/hours';
import { useApp } from '../app-context';
import { Button } from '../components/button';
import { Dialog } from '../components/dialog';
import { FailureNotice } from '../components/notice';
import { rangeWords } from '../time/range-words';
import { useAction } from '../use-action';
import { ReasonField } from './reason-field';

/** Leaves a stretch out of the claim, or takes the last correction of one back. */
export function ReasonDialog({
  month,
  kind,
  stretch,
  onDone,
  onClose,
}: {
  readonly month: HoursMonth;
  readonly kind: 'leave-out' | 'undo';
  readonly stretch: WorkedStretch;
  readonly onDone: (month: HoursMonth) => void;
  readonly onClose: () => void;
}) {
  const { client } = useApp();
  const [reason, setReason] = useState('');
  const { title, confirm, sentence } = words[kind];
  const act = useAction(() =>
    client.request(kind === 'undo' ? 'hours.undo' : 'hours.leaveOut', {
      stretchId: stretch.id,
      month: month.month,
      reason: reason.trim(),
    }),
  );

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (reason.trim() === '' || act.isBusy) return;
    const outcome = await act.run();
    if (outcome.ok) onDone(outcome.value);
  }

  return (
    <Dialog title={title} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <p>
          {rangeWords(month.zone, stretch)}. {sentence}
        </p>
        <ReasonField label="Why" reason={reason} onType={setReason} />
        <FailureNotice failure={act.failure} />
        <div className="acts">
          <Button type="submit" look="strong" disabled={reason.trim() === ''} isBusy={act.isBusy}>
            {confirm}
          </Button>
          <Button onClick={onClose}>Not now</Button>
        </div>
      </form>
    </Dialog>
  );
}

const words = {
  'leave-out': {
    title: 'Leave this stretch out?',
    confirm: 'Leave out',
    sentence: 'It stays on record, with the reason, and does not count.',
  },
  undo: {
    title: 'Take the last correction back?',
    confirm: 'Take back',
    sentence:
      'It is again as it was before; one that was added is gone from the claim. What you did stays on record.',
  },
} as const;
