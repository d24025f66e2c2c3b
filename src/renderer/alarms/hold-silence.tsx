import { useState } from 'react';
import type { Alarm } from '../../shared/nouns/alarm';
import type { GivenEnd } from '../../shared/requests/holds';
import { useApp } from '../app-context';
import { Button } from '../components/button';
import { Field } from '../components/field';
import { FailureNotice } from '../components/notice';
import { OutsideText } from '../components/outside-text';
import { useValue } from '../stores/copy';
import { useAction } from '../use-action';
import { counted } from '../words/counted';
import { EndChoices } from './end-choices';
import { EndTime } from './end-time';
import { HoldPanel } from './hold-panel';
import { useAsked } from './use-asked';

/** What silences an alarm at its source, and a silence to be written there; nothing where its source takes none. */
export function HoldSilence({ alarm }: { readonly alarm: Alarm }) {
  const sources = useValue(useApp().stores.sources);
  const [isOpen, setIsOpen] = useState(false);
  if (sources?.find(({ id }) => id === alarm.sourceId)?.kind !== 'alertmanager') return null;
  return (
    <div className="silencing">
      {alarm.suppressed ? <SilencedBy alarmId={alarm.id} /> : null}
      {isOpen ? (
        <SilenceForm alarm={alarm} onDone={() => setIsOpen(false)} />
      ) : alarm.endedAt === undefined ? (
        <Button look="text" onClick={() => setIsOpen(true)}>
          Silence at {alarm.sourceName}…
        </Button>
      ) : null}
    </div>
  );
}

function SilencedBy({ alarmId }: { readonly alarmId: string }) {
  const { value, failure } = useAsked('silences.of', { alarmId });
  return (
    <>
      <FailureNotice failure={failure} />
      {value?.map(({ id, author, comment, endsAt }) => (
        <p key={id}>
          Silenced by <OutsideText text={author} longest={80} /> until <EndTime at={endsAt} />:{' '}
          <OutsideText text={comment} longest={500} />
        </p>
      ))}
    </>
  );
}

/** Labels that say where rather than what are not chosen at first: a silence of one pod is rarely what is meant. */
const leftOut = new Set(['pod', 'instance', 'container', 'prometheus', 'endpoint', 'uid']);

function SilenceForm({ alarm, onDone }: { readonly alarm: Alarm; readonly onDone: () => void }) {
  const { client, stores } = useApp();
  /** One id for the life of the form: a silence asked for again after a lost answer is the same one. */
  const [id] = useState(() => crypto.randomUUID());
  const names = Object.keys(alarm.labels);
  const [chosen, setChosen] = useState(() => names.filter((name) => !leftOut.has(name)));
  const [comment, setComment] = useState('');
  const add = useAction(async (end: GivenEnd) => {
    const given = { id, alarmId: alarm.id, labels: chosen, end, comment };
    const outcome = await client.request('silences.add', given);
    if (outcome.ok) {
      stores.silences.accept(outcome.value);
      onDone();
    }
    return outcome;
  });
  return (
    <HoldPanel label={`Silence ${alarm.name}`} onLeave={onDone}>
      <fieldset>
        <legend>What has the same</legend>
        {names.map((name) => (
          <label key={name} className="choice">
            <input
              type="checkbox"
              checked={chosen.includes(name)}
              onChange={({ target }) =>
                setChosen(names.filter((each) => (each === name ? target.checked : chosen.includes(each))))
              }
            />{' '}
            <OutsideText text={name} longest={80} />{' '}
            <OutsideText text={alarm.labels[name] ?? ''} longest={120} />
          </label>
        ))}
      </fieldset>
      {chosen.length === 0 ? (
        <p>Choose at least one label.</p>
      ) : (
        <Covers alarmId={alarm.id} labels={chosen} />
      )}
      <Field label="Why? Others see it there.">
        {(control) => (
          <input
            {...control}
            autoComplete="off"
            maxLength={500}
            value={comment}
            onChange={(event) => setComment(event.target.value)}
          />
        )}
      </Field>
      <EndChoices
        isBusy={add.isBusy}
        isReady={comment.trim() !== '' && chosen.length > 0}
        typedWords="Silence until then"
        onChoose={(end) => void add.run(end)}
      />
      <FailureNotice failure={add.failure} />
      <Button look="text" keys="Esc" onClick={onDone}>
        Not now
      </Button>
    </HoldPanel>
  );
}

function Covers({ alarmId, labels }: { readonly alarmId: string; readonly labels: readonly string[] }) {
  const { value, failure } = useAsked('silences.preview', { alarmId, labels: [...labels] });
  if (failure !== undefined) return <FailureNotice failure={failure} />;
  if (value === undefined) return null;
  const counts = new Map<string, number>();
  for (const { name } of value.covers) counts.set(name, (counts.get(name) ?? 0) + 1);
  const named = [...counts].map(([name, count]) => (count === 1 ? name : `${name} × ${count}`));
  const isCut = value.count > value.covers.length;
  return (
    <p>
      Of what fires now it covers {counted(value.count, 'alarm')}
      {value.count === 0 ? null : ': '}
      <OutsideText text={named.join(', ')} longest={500} />
      {isCut ? ' and more' : ''}; and all that comes with these labels until its end.
    </p>
  );
}
