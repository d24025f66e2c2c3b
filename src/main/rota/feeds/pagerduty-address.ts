import { WatchkeeperError } from '../../../shared/errors';

const usualAddress = 'https://api.pagerduty.com';

/**
 * The address of PagerDuty's API without a slash at the end; the usual one when none is given (accounts in the EU have
 * https://api.eu.pagerduty.com). The key goes with every request, so plain http is for this machine alone.
 */
export function checkPagerDutyUrl(text: string | undefined): string {
  const given = (text ?? '').trim();
  if (given === '') return usualAddress;
  const url = URL.parse(given);
  if (url === null) throw refused('it is not a web address');
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw refused('only https is read');
  if (url.protocol === 'http:' && !isThisMachine(url.hostname))
    throw refused('http would send the key in plain text: use https');
  if (url.username !== '' || url.password !== '') throw refused('it holds a user name or a password');
  if (url.search !== '') throw refused('leave out the question mark and what follows it');
  if (url.hash !== '') throw refused('leave out the # and what follows it');
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}

/** Without the address: somebody may have pasted a secret into it. */
function refused(reason: string): WatchkeeperError {
  return new WatchkeeperError('rota-address-invalid', { reason });
}
