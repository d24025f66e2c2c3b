import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Alarm } from '../../shared/nouns/alarm';
import type { HelpMatch } from '../../shared/nouns/alarm-help';
import type { Client, ClientFailure } from '../client/client';

export type HelpState = {
  readonly matches: Readonly<Record<string, readonly HelpMatch[]>>;
  readonly failure: ClientFailure | undefined;
};

export type AlarmHelpStore = {
  readonly store: StoreApi<HelpState>;
  /** Asks what may help with those alarms that are new, and forgets those that are gone. */
  follow(alarms: readonly Alarm[]): Promise<void>;
  /** What is known may be another: asks for all of them again. */
  reload(): Promise<void>;
};

const mostAtOnce = 100;

/** What may help with each alarm that is listed; a copy that is asked for beside the alarms, so that they never wait for it. */
export function createAlarmHelp(client: Client): AlarmHelpStore {
  const store = createStore<HelpState>(() => ({ matches: {}, failure: undefined }));
  let alarms: readonly Alarm[] = [];
  /** What has been asked for, with the address that it was asked by. */
  let asked = new Map<string, string>();

  async function ask(ids: readonly string[]): Promise<void> {
    for (let from = 0; from < ids.length; from += mostAtOnce) {
      const alarmIds = ids.slice(from, from + mostAtOnce);
      const outcome = await client.request('alarms.help', { alarmIds });
      if (!outcome.ok) {
        // With the next word of the alarms it is tried again.
        for (const id of alarmIds) asked.delete(id);
        // Where nobody answers at all, the window says so itself.
        if (outcome.failure.code !== 'unreachable') store.setState({ failure: outcome.failure });
        return;
      }
      const found = Object.fromEntries(outcome.value.map(({ alarmId, matches }) => [alarmId, matches]));
      store.setState(({ matches }) => ({ matches: { ...matches, ...found }, failure: undefined }));
    }
  }

  async function follow(listed: readonly Alarm[]): Promise<void> {
    alarms = listed;
    const now = new Map(listed.map((alarm) => [alarm.id, alarm.runbookUrl ?? '']));
    const fresh = [...now.keys()].filter((id) => asked.get(id) !== now.get(id));
    if ([...asked.keys()].some((id) => !now.has(id))) {
      store.setState(({ matches }) => ({
        matches: Object.fromEntries(Object.entries(matches).filter(([id]) => now.has(id))),
      }));
    }
    asked = now;
    if (fresh.length > 0) await ask(fresh);
  }

  return {
    store,
    follow,
    async reload() {
      asked = new Map();
      await follow(alarms);
    },
  };
}
