import { WatchkeeperError } from '../../shared/errors';

/**
 * The address of an Alertmanager, with its route prefix if it has one and without a slash at the end. Plain http is
 * allowed, because a port-forward is http.
 */
export function checkSourceAddress(text: string): string {
  const given = text.trim();
  const url = URL.parse(given);
  if (url === null) throw refused(given, 'it is not a web address');
  const shown = `${url.protocol}//${url.host}${url.pathname}`;
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw refused(url.protocol, 'only http and https are read');
  if (url.username !== '' || url.password !== '')
    throw refused(shown, 'it holds a user name or a password, and those would be kept in plain text');
  if (url.search !== '') throw refused(shown, 'leave out the question mark and what follows it');
  if (url.hash !== '') throw refused(shown, 'leave out the # and what follows it');
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}

/** Only what cannot leave this machine. */
export function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}

function refused(address: string, reason: string): WatchkeeperError {
  return new WatchkeeperError('source-address-invalid', { address: address.slice(0, 200), reason });
}
