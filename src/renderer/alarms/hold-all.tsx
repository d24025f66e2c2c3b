import type { Alarm } from '../../shared/nouns/alarm';
import { useApp } from '../app-context';
import { Button } from '../components/button';
import { FailureNotice } from '../components/notice';
import { useAction } from '../use-action';

/** As many as one request takes. */
const most = 10_000;

/** One press for all that need you and stand here now. One that comes a moment later is not covered. */
export function HoldAll({ alarms }: { readonly alarms: readonly Alarm[] }) {
  const { client, stores } = useApp();
  const acknowledge = useAction(async (ids: string[]) => {
    const outcome = await client.request('alarms.acknowledgeMany', { ids });
    if (outcome.ok) await stores.alarms.load();
    return outcome;
  });
  const covered = alarms.slice(0, most);
  if (covered.length < 2) return <FailureNotice failure={acknowledge.failure} />;
  return (
    <>
      <Button
        look="text"
        isBusy={acknowledge.isBusy}
        onClick={() => void acknowledge.run(covered.map(({ id }) => id))}
      >
        Acknowledge all {covered.length}
      </Button>
      <FailureNotice failure={acknowledge.failure} />
    </>
  );
}
