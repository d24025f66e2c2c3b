import { useState } from 'react';
import type { Alarm } from '../../../shared/nouns/alarm';
import { useApp } from '../../app-context';
import { useAction, useActions } from '../../use-action';
import { counted } from '../../words/counted';

/** What is asked of the core from the list of all alarms. */
export function useAlarmActs() {
  const { client, stores } = useApp();
  const [said, setSaid] = useState('');

  /** The core announces all of them after a change; of thousands the one that was pressed does not wait for that. */
  function accept(changed: Alarm) {
    const known = stores.alarms.store.getState().value;
    if (known === undefined) return;
    stores.alarms.accept(known.map((alarm) => (alarm.id === changed.id ? changed : alarm)));
  }

  const one = useActions(async (id: string, request: 'alarms.acknowledge' | 'alarms.release') => {
    const outcome = await client.request(request, { id });
    if (outcome.ok) accept(outcome.value);
    return outcome;
  });
  const many = useAction(async (ids: string[]) => {
    const outcome = await client.request('alarms.acknowledgeMany', { ids });
    if (outcome.ok) {
      setSaid(`You have ${counted(outcome.value.length, 'alarm')} of them.`);
    }
    return outcome;
  });
  const open = useAction((url: string) => client.request('links.open', { url }));

  return {
    failure: one.failure ?? many.failure ?? open.failure,
    /** For a screen reader: what was done to several. */
    said,
    isBusy: one.isBusy,
    acknowledge: (id: string) => void one.run(id, 'alarms.acknowledge'),
    release: (id: string) => void one.run(id, 'alarms.release'),
    /** True once it is done. */
    acknowledgeMany: async (alarms: readonly Alarm[]) => (await many.run(alarms.map(({ id }) => id))).ok,
    openOutside: (url: string) => void open.run(url),
  };
}
