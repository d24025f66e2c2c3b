import { useStore } from 'zustand';
import type { AlarmSource } from '../../shared/nouns/alarm';
import { useApp } from '../app-context';
import { useValue } from '../stores/copy';

/** Whether what is listed of the alarms is all there is. Only `whole` allows to say that there are none. */
export type AlarmSight =
  /** This window has not been told yet. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'no-source' }
  | { readonly kind: 'lost' }
  | { readonly kind: 'unseen' | 'unread' | 'settling'; readonly sources: readonly AlarmSource[] }
  | { readonly kind: 'whole'; readonly sources: readonly AlarmSource[] };

export function sightOf(sources: readonly AlarmSource[] | undefined, isLost: boolean): AlarmSight {
  if (sources === undefined) return { kind: 'unknown' };
  if (sources.length === 0) return { kind: 'no-source' };
  if (isLost) return { kind: 'lost' };
  const unseen = sources.filter(
    (source) => source.blindSinceAt !== undefined || source.health.state === 'failing',
  );
  if (unseen.length > 0) return { kind: 'unseen', sources: unseen };
  const unread = sources.filter((source) => source.health.state === 'waiting');
  if (unread.length > 0) return { kind: 'unread', sources: unread };
  const settling = sources.filter(({ isSettling }) => isSettling);
  return settling.length > 0 ? { kind: 'settling', sources: settling } : { kind: 'whole', sources };
}

export function useAlarmSight(): AlarmSight {
  const { stores } = useApp();
  const sources = useValue(stores.sources);
  const isLost = useStore(stores.connection, (connection) => connection.state === 'lost');
  return sightOf(sources, isLost);
}
