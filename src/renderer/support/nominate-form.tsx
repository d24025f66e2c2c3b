import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { NominatedPeriod, NominationDay } from '../../shared/nouns/support';
import { useApp } from '../app-context';
import { Button } from '../components/button';
import { FailureNotice } from '../components/notice';
import { PersonName } from '../components/person-name';
import { useAction } from '../use-action';

/** Whoever is on the rota that day is one press away; anybody else is a name. */
export function NominateForm({
  day,
  period,
  onDone,
}: {
  readonly day: NominationDay;
  readonly period: NominatedPeriod;
  readonly onDone: () => void;
}) {
  const { client, stores } = useApp();
  const id = useId();
  const [name, setName] = useState('');
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  const nominate = useAction(async (person: string | undefined) => {
    const outcome = await client.request('support.nominate', {
      id: crypto.randomUUID(),
      date: day.date,
      period: period.name,
      ...(person === undefined ? {} : { person }),
    });
    if (outcome.ok) stores.support.accept(outcome.value);
    return outcome;
  });

  async function choose(person: string | undefined) {
    if (nominate.isBusy) return;
    if ((await nominate.run(person)).ok) onDone();
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    if (name.trim() !== '') void choose(name.trim());
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    onDone();
  }

  return (
    <form className="nominate" onSubmit={submit} onKeyDown={onKeyDown}>
      <div className="acts">
        {day.people.map((person, index) => (
          <Button
            key={person}
            {...(index === 0 ? { ref: first } : {})}
            isBusy={nominate.isBusy}
            onClick={() => void choose(person)}
          >
            <PersonName name={person} />
            {index === 0 ? ' (you)' : ''}
          </Button>
        ))}
        {period.person === undefined ? null : (
          <Button isBusy={nominate.isBusy} onClick={() => void choose(undefined)}>
            Nobody
          </Button>
        )}
      </div>
      <div className="inline-entry">
        <label htmlFor={id}>Somebody else</label>
        <div className="inline-line">
          <input
            id={id}
            maxLength={200}
            autoComplete="off"
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <Button type="submit" keys="↵" disabled={name.trim() === ''} isBusy={nominate.isBusy}>
            Nominate
          </Button>
          <Button look="text" keys="Esc" onClick={onDone}>
            Cancel
          </Button>
        </div>
      </div>
      <FailureNotice failure={nominate.failure} />
    </form>
  );
}
