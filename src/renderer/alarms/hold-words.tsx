import type { Alarm, Escalation, FormerHold, Hold } from '../../shared/nouns/alarm';
import { useIsMe } from '../app-context';
import { OutsideText } from '../components/outside-text';
import { Time } from '../components/time';
import { EndTime } from './end-time';

/** Who has it and until when, or how that ended; and whom it was taken to. */
export function HoldWords({ alarm }: { readonly alarm: Alarm }) {
  const { hold, formerHold, escalation } = alarm;
  const isOver = hold === undefined && formerHold !== undefined && formerHold.because !== 'released';
  return (
    <>
      {hold === undefined ? null : <Held hold={hold} />}
      {isOver ? <Ended former={formerHold} /> : null}
      {escalation === undefined ? null : <CalledIn escalation={escalation} />}
    </>
  );
}

function Held({ hold }: { readonly hold: Hold }) {
  const isMe = useIsMe();
  return (
    <small>
      {hold.kind === 'snooze' ? 'snoozed' : 'held'} by {isMe(hold.by) ? 'you' : hold.by} until{' '}
      <EndTime at={hold.untilAt} />
      {hold.why === '' ? null : (
        <>
          : <OutsideText text={hold.why} longest={300} />
        </>
      )}
    </small>
  );
}

function Ended({ former }: { readonly former: FormerHold }) {
  const isMe = useIsMe();
  const by = isMe(former.by) ? 'you' : former.by;
  const why = former.worseBy === 'priority' ? 'it became high' : 'it was not suppressed any more';
  return (
    <small>
      was {former.kind === 'snooze' ? 'snoozed' : 'held'} by {by}, ended{' '}
      {former.because === 'worse' ? `because ${why} ` : null}
      at <EndTime at={former.endedAt} />
    </small>
  );
}

function CalledIn({ escalation }: { readonly escalation: Escalation }) {
  const isMe = useIsMe();
  return (
    <small>
      {escalation.to} was called in by {isMe(escalation.by) ? 'you' : escalation.by} at{' '}
      <Time at={escalation.at} form="sentence" />. Tried:{' '}
      <OutsideText text={escalation.tried} longest={300} />
    </small>
  );
}
