import { useEffect, useRef, useState } from 'react';
import type { Alarm } from '../../shared/nouns/alarm';
import { useApp } from '../app-context';
import { useValue } from '../stores/copy';
import { cutText } from '../words/outside-words';

type Spoken = { readonly assertive: string; readonly polite: string };

/** Tells a screen reader of alarms that came while it was looking elsewhere. */
export function Announcer() {
  const { stores } = useApp();
  const alarms = useValue(stores.alarms);
  const known = useRef<ReadonlySet<string>>(undefined);
  const [spoken, setSpoken] = useState<Spoken>({ assertive: '', polite: '' });

  useEffect(() => {
    if (alarms === undefined) return;
    const before = known.current;
    known.current = new Set(alarms.map((alarm) => alarm.id));
    if (before === undefined) return;
    const fresh = alarms.filter((alarm) => !before.has(alarm.id) && isFiring(alarm));
    if (fresh.length === 0) return;
    setSpoken({
      assertive: sentence(fresh.filter((alarm) => alarm.priority === 'high')),
      polite: sentence(fresh.filter((alarm) => alarm.priority === 'low')),
    });
  }, [alarms]);

  return (
    <div className="visually-hidden">
      <p aria-live="assertive">{spoken.assertive}</p>
      <p aria-live="polite">{spoken.polite}</p>
    </div>
  );
}

function isFiring(alarm: Alarm): boolean {
  return alarm.endedAt === undefined && !alarm.suppressed;
}

/** More than these nobody would listen to. */
const mostTold = 5;

function sentence(alarms: readonly Alarm[]): string {
  const [first] = alarms;
  if (first !== undefined && alarms.length > mostTold) {
    return `${alarms.length} new ${first.priority}-priority alarms.`;
  }
  return alarms
    .map(
      ({ priority, name, summary }) =>
        `New ${priority}-priority alarm: ${cutText(name, 120)}. ${cutText(summary, 200)}`,
    )
    .join(' ');
}
