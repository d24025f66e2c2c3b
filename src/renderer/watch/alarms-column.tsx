import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { inOrder, isExpectedToEnd, standingOf } from '../../shared/alarms/alarm-standing';
import type { Alarm } from '../../shared/nouns/alarm';
import { type HoldAsk, holdKeys } from '../alarms/hold-acts';
import { HoldAll } from '../alarms/hold-all';
import { HoldSilences } from '../alarms/hold-silences';
import { PageUnseen } from '../alarms/page-unseen';
import { useApp } from '../app-context';
import { DeclareLink } from '../components/declare-link';
import { FailureNotice } from '../components/notice';
import { go } from '../router';
import { useCopy } from '../stores/copy';
import { useActions } from '../use-action';
import { usePageKeys } from '../use-page-keys';
import { counted } from '../words/counted';
import { AlarmRow } from './alarm-row';
import { AlarmsTruth } from './alarms-truth';

/** What stands here is what somebody can take in; all alarms have a page of their own. */
const mostListed = 40;

/** What rings, what somebody has, and what has ended; above it whether that is the whole truth. */
export function AlarmsColumn({ headingId }: { readonly headingId: string }) {
  const { client, stores } = useApp();
  const { value: alarms, failure } = useCopy(stores.alarms);
  const helpFailure = useStore(stores.alarmHelp.store, (help) => help.failure);
  const column = useRef<HTMLDivElement>(null);
  const openedId = useStore(stores.openedAlarm, (opened) => opened.alarmId);
  const hold = useActions(async (id: string, request: 'alarms.acknowledge' | 'alarms.release') => {
    const outcome = await client.request(request, { id });
    if (outcome.ok) await stores.alarms.load();
    return outcome;
  });

  const ordered = inOrder(alarms ?? []);
  const firing = ordered.filter((alarm) => alarm.endedAt === undefined);
  /** Nobody needs to look at these before their time is over. */
  const expected = ordered.filter((alarm) => isExpectedToEnd(alarm));
  const told = ordered.filter((alarm) => !isExpectedToEnd(alarm));
  /** What the keys mean: the next one that nobody is just acknowledging. */
  const first = ordered.find((alarm) => standingOf(alarm) === 'needs-you' && !hold.isBusy(alarm.id));

  /** Of which a finding is raised, and of which the key would raise one. */
  const [raisingId, setRaisingId] = useState<string>();
  const nextFinding = first ?? firing[0];
  const [asked, setAsked] = useState<{ readonly id: string; readonly ask: HoldAsk }>();
  const needing = ordered.filter((alarm) => standingOf(alarm) === 'needs-you');

  /** In the row that has the focus, or else in the next one. */
  function askByKey(ask: HoldAsk): boolean {
    const row = document.activeElement?.closest<HTMLElement>('[data-alarm]');
    const id = row?.dataset.alarm ?? first?.id;
    if (id === undefined) return false;
    setAsked({ id, ask });
    return true;
  }

  const acknowledge = (alarm: Alarm) => void hold.run(alarm.id, 'alarms.acknowledge');
  const declare = (alarm: Alarm | undefined) => go({ page: 'declare', alarmId: alarm?.id });

  usePageKeys(({ key, isHeld }) => {
    if (isHeld) return false;
    const ask = holdKeys[key];
    if (ask !== undefined) return askByKey(ask);
    if (key === 'a' && first !== undefined) acknowledge(first);
    else if (key === 'd') declare(first);
    else if (key === 'i' && nextFinding !== undefined) setRaisingId(focusedAlarmId() ?? nextFinding.id);
    else return false;
    return true;
  });

  useEffect(() => {
    if (openedId === undefined || alarms === undefined) return;
    const row = rowOf(column.current, openedId);
    // It is too far down for this list: the page of all of them shows it.
    if (row == null && alarms.some(({ id }) => id === openedId)) {
      return go({ page: 'alarms', filter: undefined });
    }
    // It may be folded away.
    row?.closest('details')?.toggleAttribute('open', true);
    row?.scrollIntoView({ block: 'center' });
    row?.focus();
    stores.openedAlarm.setState({ alarmId: undefined });
  }, [openedId, alarms, stores]);

  const drawn = (alarm: Alarm) => (
    <AlarmRow
      key={alarm.id}
      alarm={alarm}
      isNext={alarm === first}
      isBusy={hold.isBusy(alarm.id)}
      onAcknowledge={() => acknowledge(alarm)}
      onRelease={() => void hold.run(alarm.id, 'alarms.release')}
      onDeclare={() => declare(alarm)}
      isNextFinding={alarm === nextFinding}
      isRaising={alarm.id === raisingId}
      onRaise={() => setRaisingId(alarm.id)}
      onRaised={() => {
        setRaisingId(undefined);
        rowOf(column.current, alarm.id)?.focus();
      }}
      asked={asked?.id === alarm.id ? asked.ask : undefined}
      onAsk={(ask) => setAsked(ask && { id: alarm.id, ask })}
    />
  );

  return (
    <div ref={column}>
      <div className="col-head">
        <h2 id={headingId}>
          Alarms {firing.length === 0 ? null : <span className="count">{firing.length}</span>}
        </h2>
        <HoldAll alarms={needing} />
        <DeclareLink look="text" />
      </div>
      <FailureNotice failure={failure} />
      <AlarmsTruth hasAlarms={ordered.length > 0} firing={firing.length} />
      <FailureNotice failure={hold.failure} />
      <PageUnseen alarms={ordered} />
      <FailureNotice failure={helpFailure} />
      <ul className="list alarms">{told.slice(0, mostListed).map(drawn)}</ul>
      {expected.length === 0 ? null : (
        <details className="noise-expected">
          <summary>{counted(expected.length, 'alarm')} expected to end by itself</summary>
          <ul className="list alarms">{expected.slice(0, mostListed).map(drawn)}</ul>
        </details>
      )}
      {ordered.length === 0 ? null : (
        <p className="all-alarms">
          {ordered.length <= mostListed
            ? null
            : `${(ordered.length - mostListed).toLocaleString('en-GB')} more are not shown here. `}
          <a href="#/alarms">All alarms</a>
        </p>
      )}
      <p className="all-alarms">
        <a href="#/noise">Noise of 30 days</a>
      </p>
      <HoldSilences />
    </div>
  );
}

function rowOf(column: HTMLElement | null, alarmId: string): HTMLElement | null | undefined {
  return column?.querySelector<HTMLElement>(`[data-alarm="${CSS.escape(alarmId)}"]`);
}

function focusedAlarmId(): string | undefined {
  return document.activeElement?.closest<HTMLElement>('[data-alarm]')?.dataset.alarm;
}
