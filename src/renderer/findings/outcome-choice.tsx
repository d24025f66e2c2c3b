import { useId } from 'react';
import type { Outcome } from '../../shared/nouns/pack-process';

/** The outcomes of the team's pack, each with the action that it asks for. */
export function OutcomeChoice({
  outcomes,
  chosenId,
  onChoose,
}: {
  readonly outcomes: readonly Outcome[];
  readonly chosenId: string | undefined;
  readonly onChoose: (id: string) => void;
}) {
  const name = useId();
  if (outcomes.length === 0) {
    return (
      <p className="hint">
        The team pack names no outcomes (<code>outcomes</code>). Until it does, this finding stays open and
        stands in each handover.
      </p>
    );
  }
  return (
    <fieldset className="choices outcomes">
      <legend className="visually-hidden">Outcome</legend>
      {outcomes.map(({ id, name: words, action }) => (
        <label key={id} className="choice">
          <input
            type="radio"
            name={name}
            checked={id === chosenId}
            onChange={() => onChoose(id)}
            aria-describedby={`${name}-${id}`}
          />
          <span>
            <b>{words}</b>
            <small id={`${name}-${id}`}>{action.trim()}</small>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
