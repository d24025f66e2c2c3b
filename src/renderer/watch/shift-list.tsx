import type { Shift } from '../../shared/nouns/watch';
import { useApp, useNow } from '../app-context';
import { Button } from '../components/button';
import { FailureNotice } from '../components/notice';
import { Time } from '../components/time';
import { useCopy } from '../stores/copy';
import { useActions } from '../use-action';
import { capital, roleWords } from '../words/cover-words';

/** The shifts that were entered, with a way to take one out. */
export function ShiftList() {
  const { client, stores } = useApp();
  const { value: shifts, failure } = useCopy(stores.shifts);
  const remove = useActions(async (id: string) => {
    const outcome = await client.request('shifts.remove', { id });
    if (outcome.ok) stores.shifts.accept(outcome.value);
    return outcome;
  });
  return (
    <>
      <FailureNotice failure={failure} />
      {shifts?.length === 0 ? <p className="hint">No shift has been entered.</p> : null}
      <ul className="list">
        {shifts?.map((shift) => (
          <ShiftRow
            key={shift.id}
            shift={shift}
            isBusy={remove.isBusy(shift.id)}
            onRemove={() => void remove.run(shift.id)}
          />
        ))}
      </ul>
      <FailureNotice failure={remove.failure} />
    </>
  );
}

function ShiftRow({
  shift,
  isBusy,
  onRemove,
}: {
  readonly shift: Shift;
  readonly isBusy: boolean;
  readonly onRemove: () => void;
}) {
  const now = useNow(60_000);
  return (
    <li className={shift.endsAt <= now ? 'row is-closed' : 'row'}>
      <div className="what">
        {capital(roleWords[shift.role])}, {shift.person}
        <small>
          <Time at={shift.startsAt} form="exact" /> to <Time at={shift.endsAt} form="exact" />
        </small>
      </div>
      <Button look="text" isBusy={isBusy} onClick={onRemove}>
        Remove
      </Button>
    </li>
  );
}
