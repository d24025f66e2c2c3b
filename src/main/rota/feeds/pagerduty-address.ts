import { WatchkeeperError } from '../../../shared/errors';
import { readPagerDutyAddress } from '../../pagerduty-address';

/** The address of PagerDuty's API, or `rota-address-invalid`. */
export function checkPagerDutyUrl(text: string | undefined): string {
  const address = readPagerDutyAddress(text);
  if (address.kind === 'usable') return address.url;
  throw new WatchkeeperError('rota-address-invalid', { reason: address.reason });
}
