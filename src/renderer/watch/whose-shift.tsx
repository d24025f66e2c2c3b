import { useId } from 'react';
import { Field } from '../components/field';

/** Mine or somebody else's, with the names that the rota knows to choose from. */
export function WhoseShift({
  others,
  isMine,
  person,
  onChange,
}: {
  readonly others: readonly string[];
  readonly isMine: boolean;
  readonly person: string;
  readonly onChange: (isMine: boolean, person: string) => void;
}) {
  const id = useId();
  return (
    <div className="whose">
      <fieldset className="choices inline">
        <legend>Whose shift</legend>
        <label className="choice">
          <input type="radio" name={id} checked={isMine} onChange={() => onChange(true, person)} />
          <span>Mine</span>
        </label>
        <label className="choice">
          <input type="radio" name={id} checked={!isMine} onChange={() => onChange(false, person)} />
          <span>Someone else’s</span>
        </label>
      </fieldset>
      {isMine ? null : (
        <Field label="Person" hint="As the rota writes the name, so that both are known to be one person.">
          {(control) => (
            <>
              <input
                {...control}
                list={`${id}-people`}
                required
                maxLength={80}
                autoComplete="off"
                value={person}
                onChange={(event) => onChange(false, event.target.value)}
              />
              <datalist id={`${id}-people`}>
                {[...new Set(others)].map((name) => (
                  <option key={name} value={name} />
                ))}
              </datalist>
            </>
          )}
        </Field>
      )}
    </div>
  );
}
