import type { AlarmSource } from '../../shared/nouns/alarm';
import { useZone } from '../app-context';
import { fullTime } from '../time/time-words';

/** Why nothing can be said of what a source does not tell just now. */
export function SettlingWords({ source: { restartedAt } }: { readonly source: AlarmSource }) {
  const zone = useZone();
  return restartedAt === undefined
    ? 'one of its servers is not heard: alarms that only it knows may be missing'
    : `restarted ${fullTime(zone, restartedAt)}: alarms may be missing until they are sent again`;
}
