import type { Alarm } from '../../shared/nouns/alarm';
import { useApp, useHasLetterKeys } from '../app-context';
import { Button } from '../components/button';
import { FailureNotice } from '../components/notice';
import { useAction } from '../use-action';
import { usePageKeys } from '../use-page-keys';
import { counted } from '../words/counted';
import { isInJudgeableRow } from './noise-verdict';

const mostAtOnce = 500;

/** What fired and cleared while nobody looked, counted, and the key that says that it was seen. */
export function PageUnseen({ alarms }: { readonly alarms: readonly Alarm[] }) {
  const { client, stores } = useApp();
  const hasKeys = useHasLetterKeys();
  const ids = alarms.filter(({ unseen }) => unseen === true).map(({ id }) => id);
  const see = useAction(async () => {
    const outcome = await client.request('alarms.seen', { ids: ids.slice(0, mostAtOnce) });
    if (outcome.ok) stores.alarms.accept(outcome.value);
    return outcome;
  });
  usePageKeys(({ key, isHeld }) => {
    if (key !== 'v' || isHeld || ids.length === 0 || see.isBusy) return false;
    if (isInJudgeableRow(document.activeElement)) return false;
    void see.run();
    return true;
  });
  if (ids.length === 0) return <FailureNotice failure={see.failure} />;
  return (
    <>
      <p className="page-unseen">
        {counted(ids.length, 'alarm')} fired and cleared before anybody saw {ids.length === 1 ? 'it' : 'them'}
        .{' '}
        <Button
          look="text"
          {...(hasKeys ? { keys: 'v', 'aria-keyshortcuts': 'v' } : {})}
          isBusy={see.isBusy}
          onClick={() => void see.run()}
        >
          Seen
        </Button>
      </p>
      <FailureNotice failure={see.failure} />
    </>
  );
}
