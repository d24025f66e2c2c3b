import { useEffect, useState } from 'react';
import { useApp, useNow } from '../../app-context';
import type { ClientFailure } from '../../client/client';

/** The counts are by the hour. */
const freshMs = 5 * 60_000;
const mostAtOnce = 500;

export type Histories = ReadonlyMap<string, readonly number[]>;
type Asked = {
  readonly hours: Histories;
  readonly at: number | undefined;
  readonly failure: ClientFailure | undefined;
};

/** How often each of these alarms fired in each of the last 24 hours; asked for those alone that are before the eyes. */
export function useHistories(
  alarmIds: readonly string[],
  isScrolling: boolean,
): {
  readonly hours: Histories;
  readonly failure: ClientFailure | undefined;
} {
  const { client } = useApp();
  const now = useNow(freshMs);
  const [asked, setAsked] = useState<Asked>({ hours: new Map(), at: undefined, failure: undefined });
  const isOld = asked.at !== now;
  const wanted = JSON.stringify(alarmIds.filter((id) => isOld || !asked.hours.has(id)).slice(0, mostAtOnce));

  useEffect(() => {
    const ids = JSON.parse(wanted) as string[];
    if (isScrolling || ids.length === 0) return;
    let isWanted = true;
    void client.request('alarms.history', { alarmIds: ids }).then((outcome) => {
      if (!isWanted) return;
      if (!outcome.ok) return setAsked((before) => ({ ...before, at: now, failure: outcome.failure }));
      const found = new Map(outcome.value.map(({ alarmId, hours }) => [alarmId, hours]));
      // Those that the core does not know any more are not asked for again.
      const told = ids.map((id) => [id, found.get(id) ?? []] as const);
      setAsked((before) => ({
        hours: new Map([...(before.at === now ? before.hours : []), ...told]),
        at: now,
        failure: undefined,
      }));
    });
    return () => {
      isWanted = false;
    };
  }, [client, wanted, now, isScrolling]);

  return asked;
}
