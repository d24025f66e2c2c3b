import { useState } from 'react';
import type { Alarm } from '../../shared/nouns/alarm';
import { HoldSilence } from '../alarms/hold-silence';
import { OutsideText } from '../components/outside-text';
import { Time } from '../components/time';
import { ResolveAtSource } from './resolve-at-source';
import { SilentFor } from './silent-for';

/** Everything the source said of an alarm; drawn only once it is asked for, since a storm has hundreds. */
export function AlarmDetails({ alarm }: { readonly alarm: Alarm }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>All labels</summary>
      {isOpen ? (
        <>
          <SilentFor alarm={alarm} />
          <Facts alarm={alarm} />
          <ResolveAtSource alarm={alarm} />
          <HoldSilence alarm={alarm} />
        </>
      ) : null}
    </details>
  );
}

export function Facts({ alarm }: { readonly alarm: Alarm }) {
  return (
    <dl className="labels">
      <dt>source</dt>
      <dd>{alarm.sourceName}</dd>
      <dt>priority</dt>
      <dd>
        {alarm.priority} because <PriorityBy by={alarm.priorityBy} />
      </dd>
      <dt>firing since</dt>
      <dd>
        <Time at={alarm.startedAt} form="exact" />
      </dd>
      <dt>first seen here</dt>
      <dd>
        <Time at={alarm.firstSeenAt} form="exact" />
      </dd>
      {Object.entries(alarm.labels).map(([name, value]) => (
        <Pair key={`label ${name}`} name={name} value={value} />
      ))}
      {Object.entries(alarm.annotations).map(([name, value]) => (
        <Pair key={`annotation ${name}`} name={name} value={value} />
      ))}
    </dl>
  );
}

function PriorityBy({ by }: { readonly by: string | undefined }) {
  return by === undefined ? (
    'no rule of the team pack makes it high'
  ) : (
    <OutsideText text={by} longest={300} />
  );
}

function Pair({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <>
      <dt>
        <OutsideText text={name} longest={80} />
      </dt>
      <dd>
        <OutsideText text={value} longest={500} />
      </dd>
    </>
  );
}
