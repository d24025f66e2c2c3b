import { useApp } from '../app-context';
import { useAction } from '../use-action';
import { Button } from './button';
import { FailureNotice } from './notice';

export function RingPracticeAlarm() {
  const { client, stores } = useApp();
  const ring = useAction(async () => {
    const outcome = await client.request('practice.ringAlarm', {});
    if (outcome.ok) stores.alarms.accept(outcome.value);
    return outcome;
  });
  return (
    <>
      <Button isBusy={ring.isBusy} onClick={() => void ring.run()}>
        Ring a practice alarm
      </Button>
      <FailureNotice failure={ring.failure} />
    </>
  );
}
