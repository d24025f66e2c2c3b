import type { Shift } from '../../shared/nouns/watch';
import { useApp, useNow } from '../app-context';
import { Button } from '../components/button';
import { FailureNotice } from '../components/notice';
import { PersonName } from '../components/person-name';
import { Time } from '../components/time';
import { useCopy } from '../stores/copy';
import { useActions } from '../use-action';
import { capital, roleWords } from '../words/cover-words';

/** The shifts that were entered, with a way to take one out; those that a source told are not taken out here. */
export function ShiftList({ isByHandOnly = false }: { readonly isByHandOnly?: boolean }) {
  const { client, stores } = useApp();
  const { value: shifts, failure } = useCopy(stores.shifts);
  const shown = isByHandOnly ? shifts?.filter(({ source }) => source === 'hand') : shifts;
  const remove = useActions(async (id: string) => {
    const outcome = await client.request('shifts.remove', { id });
    if (outcome.ok) stores.shifts.accept(outcome.value);
    return outcome;
  });
  return (
    <>
      <FailureNotice failure={failure} />
      {shown?.length === 0 ? <p className="hint">No shift has been entered.</p> : null}
      <ul className="list">
        {shown?.map((shift) => (
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
        {capital(roleWords[shift.role])}, <PersonName name={shift.person} />
        {shift.isMine ? <span className="tag">you</span> : null}
        <small>
          <Time at={shift.startsAt} form="exact" /> to <Time at={shift.endsAt} form="exact" />
        </small>
      </div>
      {shift.source === 'hand' ? (
        <Button look="text" isBusy={isBusy} onClick={onRemove}>
          Remove
        </Button>
      ) : (
        <span className="lbl">from the rota</span>
      )}
    </li>
  );
}
