import { z } from 'zod';
import { WatchkeeperError } from '../../shared/errors';
import type { Clock, Fetch } from '../ports';
import { parseCalendarAddress } from './feeds/calendar-address';
import { createCalendarReader } from './feeds/calendar-reader';
import type { FeedReader } from './feeds/feed-reader';
import { checkPagerDutyUrl } from './feeds/pagerduty-address';
import { createPagerDutyReader } from './feeds/pagerduty-reader';
import type { StoredKind, StoredSource } from './rota-source-store';

/** What opens a source. It lives in the keychain and in the reader, and nowhere else. */
export type SourceSecret =
  | { readonly kind: 'ical'; readonly address: string }
  | { readonly kind: 'pagerduty'; readonly token: string; readonly apiUrl: string };

export type MakeReader = (source: {
  readonly name: string;
  readonly secret: SourceSecret;
  readonly signal: AbortSignal;
}) => FeedReader;

const calendarText = z.strictObject({ address: z.string().min(1) });
const pagerDutyText = z.strictObject({ token: z.string().min(1), apiUrl: z.string().min(1) });

export const secretName = (sourceId: string) => `rota-source-${sourceId}`;

export function writeSecret(secret: SourceSecret): string {
  return JSON.stringify(
    secret.kind === 'ical' ? { address: secret.address } : { token: secret.token, apiUrl: secret.apiUrl },
  );
}

/** Undefined for what is not a secret of this kind. Its text never gets into an error. */
export function readSecret(kind: StoredKind, text: string): SourceSecret | undefined {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    // Somebody wrote something else under this name: lost all the same.
    return undefined;
  }
  if (kind === 'ical') {
    const found = calendarText.safeParse(read);
    return found.success ? { kind, ...found.data } : undefined;
  }
  const found = pagerDutyText.safeParse(read);
  return found.success ? { kind, ...found.data } : undefined;
}

/** What may be shown of where a source is. Throws `rota-address-invalid` for an address that cannot be used. */
export function placeOf(secret: SourceSecret): string {
  return secret.kind === 'ical' ? parseCalendarAddress(secret.address).place : new URL(secret.apiUrl).host;
}

/** The same source with a new address or token, as a person gave it. */
export function renewSecret(
  source: StoredSource,
  given: string,
  before: SourceSecret | undefined,
): SourceSecret {
  if (source.kind === 'ical') return { kind: 'ical', address: given };
  return pagerDutySecret(given, before?.kind === 'pagerduty' ? before.apiUrl : apiUrlAt(source.place));
}

/** The address of the account went with the secret; its host is still known. */
function apiUrlAt(place: string): string {
  const isHere = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(place);
  return checkPagerDutyUrl(`${isHere ? 'http' : 'https'}://${place}`);
}

export function createMakeReader(options: { readonly fetch: Fetch; readonly clock: Clock }): MakeReader {
  const { fetch, clock } = options;
  return ({ name, secret, signal }) => {
    if (secret.kind === 'pagerduty') {
      const { token, apiUrl } = secret;
      return createPagerDutyReader({ name, token, apiUrl: checkPagerDutyUrl(apiUrl), fetch, clock, signal });
    }
    const address = parseCalendarAddress(secret.address);
    return createCalendarReader({ name, address, fetch, clock, signal });
  };
}

/** Spaces around a token that was copied are never part of it. */
export function pagerDutySecret(token: string, apiUrl: string | undefined): SourceSecret {
  const given = apiUrl === undefined || apiUrl.trim() === '' ? undefined : apiUrl.trim();
  if (/[^\x21-\x7e]/.test(token.trim())) {
    throw new WatchkeeperError('invalid-request', {
      reason: 'a PagerDuty key is one word of letters, figures and signs',
    });
  }
  return { kind: 'pagerduty', token: token.trim(), apiUrl: checkPagerDutyUrl(given) };
}
