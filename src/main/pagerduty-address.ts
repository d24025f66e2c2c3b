const usualAddress = 'https://api.pagerduty.com';

export type PagerDutyAddress =
  | { readonly kind: 'usable'; readonly url: string }
  /** Says why without the address: somebody may have pasted a secret into it. */
  | { readonly kind: 'refused'; readonly reason: string };

/**
 * The address of PagerDuty's API without a slash at the end; the usual one when none is given (accounts in the EU have
 * https://api.eu.pagerduty.com). The key goes with every request, so plain http is for this machine alone.
 */
export function readPagerDutyAddress(text: string | undefined): PagerDutyAddress {
  const given = (text ?? '').trim();
  if (given === '') return { kind: 'usable', url: usualAddress };
  const url = URL.parse(given);
  if (url === null) return refused('it is not a web address');
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return refused('only https is read');
  if (url.protocol === 'http:' && !isThisMachine(url.hostname))
    return refused('http would send the key in plain text: use https');
  if (url.username !== '' || url.password !== '') return refused('it holds a user name or a password');
  if (url.search !== '') return refused('leave out the question mark and what follows it');
  if (url.hash !== '') return refused('leave out the # and what follows it');
  return { kind: 'usable', url: `${url.origin}${url.pathname}`.replace(/\/+$/, '') };
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}

function refused(reason: string): PagerDutyAddress {
  return { kind: 'refused', reason };
}
