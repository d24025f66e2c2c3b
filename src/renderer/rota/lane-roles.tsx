import { useId } from 'react';
import type { RotaLane, RotaSource } from '../../shared/nouns/rota';
import { type ShiftRole, shiftRoles } from '../../shared/nouns/watch';
import { useApp } from '../app-context';
import { FailureNotice } from '../components/notice';
import { PersonName, shownName } from '../components/person-name';
import { useActions } from '../use-action';
import { capital, roleWords } from '../words/cover-words';

/** Which role each schedule of a source fills. */
export function LaneRoles({ source }: { readonly source: RotaSource }) {
  const { client, stores } = useApp();
  const assign = useActions(async (lane: string, role: ShiftRole | undefined) => {
    const outcome = await client.request('rota.assignLane', {
      id: source.id,
      lane,
      ...(role === undefined ? {} : { role }),
    });
    if (outcome.ok) stores.rota.accept(outcome.value);
    return outcome;
  });
  if (source.lanes.length === 0) return null;
  return (
    <>
      <ul className="rota-lanes">
        {source.lanes.map((lane) =>
          source.kind === 'rotation' ? (
            <li key={lane.key}>
              <PersonName name={lane.name} />
              <span>{lane.role === undefined ? 'Not part of the rota' : capital(roleWords[lane.role])}</span>
            </li>
          ) : (
            <Lane
              key={lane.key}
              lane={lane}
              sourceName={source.name}
              isBusy={assign.isBusy(lane.key)}
              onChoose={(role) => void assign.run(lane.key, role)}
            />
          ),
        )}
      </ul>
      <FailureNotice failure={assign.failure} />
    </>
  );
}

function Lane({
  lane,
  sourceName,
  isBusy,
  onChoose,
}: {
  readonly lane: RotaLane;
  readonly sourceName: string;
  readonly isBusy: boolean;
  readonly onChoose: (role: ShiftRole | undefined) => void;
}) {
  const id = useId();
  return (
    <li aria-busy={isBusy}>
      <label htmlFor={id}>
        <PersonName name={lane.name === '' ? sourceName : lane.name} />
        <span className="visually-hidden"> of {shownName(sourceName)}</span>
      </label>
      <select
        id={id}
        value={lane.role ?? ''}
        aria-describedby={lane.isChosen ? undefined : `${id}-guess`}
        onChange={(event) => onChoose(shiftRoles.find((role) => role === event.target.value))}
      >
        {shiftRoles.map((role) => (
          <option key={role} value={role}>
            {capital(roleWords[role])}
          </option>
        ))}
        <option value="">Not part of the rota</option>
      </select>
      {lane.isChosen ? null : (
        <small id={`${id}-guess`}>
          {lane.role === undefined ? 'its name tells no role' : 'guessed from the name'}
        </small>
      )}
    </li>
  );
}
