import { type ReadinessCheck, waitingFindings } from '../../shared/nouns/readiness';
import { useApp } from '../app-context';
import { Button } from '../components/button';
import { useValue } from '../stores/copy';

type AskedCheck = 'notification' | 'sound';

/** What only the person can say; undefined while there is nothing yet to see or hear. */
export function askOf({ name, state, finding }: ReadinessCheck): AskedCheck | undefined {
  if (state !== 'waiting' || finding === waitingFindings.begin) return undefined;
  return name === 'notification' || name === 'sound' ? name : undefined;
}

export function PersonAsk({
  check,
  ask,
  isBusy,
  onAnswer,
}: {
  readonly check: ReadinessCheck;
  readonly ask: AskedCheck;
  readonly isBusy: boolean;
  readonly onAnswer: (isGood: boolean) => void;
}) {
  if (ask === 'sound') {
    return (
      <div className="check-ask">
        <p>Did you hear it?</p>
        <div className="acts">
          <Button isBusy={isBusy} onClick={() => onAnswer(true)}>
            I heard it
          </Button>
          <Button isBusy={isBusy} onClick={() => onAnswer(false)}>
            I heard nothing
          </Button>
        </div>
      </div>
    );
  }
  // Where a press on the notification can be told, only that proves that an alarm would reach its keeper.
  const isAnsweredHere = check.finding === waitingFindings.saySeen;
  return (
    <div className="check-ask">
      <p>
        {isAnsweredHere ? (
          'Do you see the test notification? This desktop does not tell of clicks, so say it here.'
        ) : (
          <PressIt />
        )}
      </p>
      <div className="acts">
        {isAnsweredHere ? (
          <Button isBusy={isBusy} onClick={() => onAnswer(true)}>
            I see it
          </Button>
        ) : null}
        <Button isBusy={isBusy} onClick={() => onAnswer(false)}>
          I see no notification
        </Button>
      </div>
    </div>
  );
}

function PressIt() {
  const hasButtons = useValue(useApp().stores.info)?.capabilities.notificationActions === true;
  return <>A test notification is on its way: {hasButtons ? 'press “I see it” on it.' : 'click on it.'}</>;
}
