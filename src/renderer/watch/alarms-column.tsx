import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { Alarm } from '../../shared/nouns/alarm';
import { useApp } from '../app-context';
import { FailureNotice } from '../components/notice';
import { go } from '../router';
import { useCopy } from '../stores/copy';
import { useAction } from '../use-action';
import { inOrder, standingOf } from './alarm-groups';
import { AlarmRow } from './alarm-row';
import { AlarmsTruth } from './alarms-truth';
import { usePageKeys } from './use-page-keys';

/** What rings, what somebody has, and what has ended; above it whether that is the whole truth. */
export function AlarmsColumn({ headingId }: { readonly headingId: string }) {
  const { client, stores } = useApp();
  const { value: alarms, failure } = useCopy(stores.alarms);
  const column = useRef<HTMLDivElement>(null);
  const openedId = useStore(stores.openedAlarm, (opened) => opened.alarmId);
  const hold = useAction(async (request: 'alarms.acknowledge' | 'alarms.release', id: string) => {
    const outcome = await client.request(request, { id });
    if (outcome.ok) await stores.alarms.load();
    return outcome;
  });

  const ordered = inOrder(alarms ?? []);
  const firing = ordered.filter((alarm) => alarm.endedAt === undefined);
  const first = ordered.find((alarm) => standingOf(alarm) === 'needs-you');

  const acknowledge = (alarm: Alarm) => void hold.run('alarms.acknowledge', alarm.id);
  const declare = (alarm: Alarm | undefined) => go({ page: 'declare', alarmId: alarm?.id });

  usePageKeys((key) => {
    if (key === 'a' && first !== undefined && !hold.isBusy) acknowledge(first);
    else if (key === 'd') declare(first);
    else return false;
    return true;
  });

  useEffect(() => {
    if (openedId === undefined || alarms === undefined) return;
    const row = column.current?.querySelector<HTMLElement>(`[data-alarm="${CSS.escape(openedId)}"]`);
    row?.scrollIntoView({ block: 'center' });
    row?.focus();
    stores.openedAlarm.setState({ alarmId: undefined });
  }, [openedId, alarms, stores]);

  return (
    <div ref={column}>
      <h2 id={headingId}>
        Alarms {firing.length === 0 ? null : <span className="count">{firing.length}</span>}
        {first === undefined ? (
          <a className="due" href="#/declare">
            Declare an incident
          </a>
        ) : null}
      </h2>
      <FailureNotice failure={failure} />
      <AlarmsTruth hasAlarms={ordered.length > 0} firing={firing.length} />
      <FailureNotice failure={hold.failure} />
      <ul className="list alarms">
        {ordered.map((alarm) => (
          <AlarmRow
            key={alarm.id}
            alarm={alarm}
            hasKeys={alarm === first}
            isBusy={hold.isBusy}
            onAcknowledge={() => acknowledge(alarm)}
            onRelease={() => void hold.run('alarms.release', alarm.id)}
            onDeclare={() => declare(alarm)}
          />
        ))}
      </ul>
    </div>
  );
}
