import { go, parseRoute } from './router';
import type { Stores } from './stores/create-stores';

/** Someone wants to see this alarm, or the alarms: on the page of all of them where they are there, else on the Watch page. */
export function showAlarm(stores: Stores, alarmId: string | undefined): void {
  stores.openedAlarm.setState({ alarmId });
  if (parseRoute(location.hash).page !== 'alarms') go({ page: 'watch' });
}
