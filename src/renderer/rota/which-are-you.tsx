import { type FormEvent, type RefObject, useState } from 'react';
import type { IdentityMark, KnownPerson, RotaStanding } from '../../shared/nouns/rota';
import { useApp } from '../app-context';
import { Button } from '../components/button';
import { FailureNotice } from '../components/notice';
import { PersonName, shownName } from '../components/person-name';
import { Time } from '../components/time';
import { useAction } from '../use-action';
import { counted } from '../words/counted';
import { distinct, keyOfMark, keyOfPerson, marksOf, marksOfNobody } from './marks-of-me';

/** The people that the sources name, to say once which of them is me. Nothing is guessed. */
export function WhichAreYou({
  heading,
  standing,
}: {
  readonly heading: RefObject<HTMLHeadingElement | null>;
  readonly standing: RotaStanding;
}) {
  const { client, stores } = useApp();
  const { people, marks } = standing;
  const lost = marksOfNobody(marks, people);
  /** What is chosen here and not saved yet; undefined: as it was saved. */
  const [edited, setEdited] = useState<ReadonlySet<string>>();
  const saved = new Set([
    ...people.filter(({ isMe }) => isMe).map(({ person }) => keyOfPerson(person)),
    ...lost.map(keyOfMark),
  ]);
  const chosen = edited ?? saved;

  const save = useAction(async () => {
    const mine = distinct([
      ...people
        .filter(({ person }) => chosen.has(keyOfPerson(person)))
        .flatMap(({ person }) => marksOf(person)),
      ...lost.filter((mark) => chosen.has(keyOfMark(mark))),
    ]);
    const outcome = await client.request('rota.chooseMe', { marks: [...mine] });
    if (outcome.ok) {
      stores.rota.accept(outcome.value);
      setEdited(undefined);
    }
    return outcome;
  });

  function toggle(key: string) {
    const next = new Set(chosen);
    if (!next.delete(key)) next.add(key);
    setEdited(next);
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    if (edited !== undefined && !save.isBusy) void save.run();
  }

  return (
    <section aria-labelledby="rota-people">
      <h2 id="rota-people" ref={heading} tabIndex={-1}>
        Which of these are you?
      </h2>
      {people.length === 0 && lost.length === 0 ? (
        <p className="teach">
          No source has named anybody yet. Once one does, say here which of them is you.
        </p>
      ) : (
        <form onSubmit={submit}>
          <p className="hint">
            You may be more than one: a calendar and PagerDuty often write a name differently. Their shifts
            begin your watch.
          </p>
          <div className="rota-people">
            {people.map((known) => (
              <PersonChoice
                key={keyOfPerson(known.person)}
                known={known}
                isChosen={chosen.has(keyOfPerson(known.person))}
                onToggle={() => toggle(keyOfPerson(known.person))}
              />
            ))}
            {lost.map((mark) => (
              <LostMark
                key={keyOfMark(mark)}
                mark={mark}
                isChosen={chosen.has(keyOfMark(mark))}
                onToggle={() => toggle(keyOfMark(mark))}
              />
            ))}
          </div>
          <FailureNotice failure={save.failure} />
          <div className="acts">
            <Button type="submit" look="strong" disabled={edited === undefined} isBusy={save.isBusy}>
              {chosen.size === 0 ? 'None of them is me' : 'This is me'}
            </Button>
            {edited === undefined ? null : (
              <Button look="text" onClick={() => setEdited(undefined)}>
                As it was
              </Button>
            )}
          </div>
        </form>
      )}
    </section>
  );
}

function PersonChoice({
  known,
  isChosen,
  onToggle,
}: {
  readonly known: KnownPerson;
  readonly isChosen: boolean;
  readonly onToggle: () => void;
}) {
  const { person, stood, nextStartsAt } = known;
  const detail =
    person.email ?? (person.pagerDutyId === undefined ? undefined : `PagerDuty ${person.pagerDutyId}`);
  return (
    <label className="choice">
      <input type="checkbox" checked={isChosen} onChange={onToggle} />
      <span className="what">
        <PersonName name={person.name} />
        <small>
          {detail === undefined ? null : <>{shownName(detail)} · </>}
          {stood === 0 ? 'no shift stood yet' : `${counted(stood, 'shift')} stood`}
          {nextStartsAt === undefined ? (
            ', none to come'
          ) : (
            <>
              , next <Time at={nextStartsAt} form="exact" />
            </>
          )}
        </small>
      </span>
    </label>
  );
}

function LostMark({
  mark,
  isChosen,
  onToggle,
}: {
  readonly mark: IdentityMark;
  readonly isChosen: boolean;
  readonly onToggle: () => void;
}) {
  return (
    <label className="choice">
      <input type="checkbox" checked={isChosen} onChange={onToggle} />
      <span className="what">
        <PersonName name={mark.value} />
        <small>chosen before; no source names this now</small>
      </span>
    </label>
  );
}
