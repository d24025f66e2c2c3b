import { WatchkeeperError } from '../../../shared/errors';
import { readLimitedBytes } from '../../limited-body';
import type { Fetch } from '../../ports';
import { checkedWebUrl, isLoopback } from './calendar-address';
import { decodeCalendar } from './calendar-bytes';

export type Download = {
  readonly url: string;
  /** For the words of a failure: the address is a secret. */
  readonly source: string;
  readonly fetch: Fetch;
  readonly signal: AbortSignal;
  readonly now: () => number;
  readonly maximumBytes: number;
};

/** How long to leave a server alone that asks for it and does not say how long. */
const defaultWaitMs = 60_000;
const longestWaitMs = 86_400_000;
const mostRedirects = 3;

/** The server asks to be left alone. */
export class RateLimited extends WatchkeeperError {
  readonly retryAfterMs: number;

  constructor(source: string, retryAfterMs: number) {
    super('rota-rate-limited', { source, seconds: Math.ceil(retryAfterMs / 1_000) });
    this.retryAfterMs = retryAfterMs;
  }
}

/** The calendar's text. Throws what went wrong; what fetch itself throws is left as it is. */
export async function downloadCalendar(download: Download): Promise<string> {
  const { source, maximumBytes } = download;
  const response = await followRedirects(download);
  const { status } = response;
  if (status === 401 || status === 403) throw new WatchkeeperError('rota-sign-in-needed', { source });
  if (status === 429) throw new RateLimited(source, waitMs(response, download.now()));
  if (!response.ok) throw new WatchkeeperError('rota-http-error', { source, status });
  const body = await readLimitedBytes(response, maximumBytes);
  if (body.kind === 'too-large') {
    throw new WatchkeeperError('rota-too-large', { source, limit: `${maximumBytes / 1_000_000} MB` });
  }
  const text = decodeCalendar(body.bytes);
  if (isWebPage(text, response.headers.get('content-type') ?? '')) {
    throw new WatchkeeperError('rota-sign-in-needed', { source });
  }
  return text;
}

/** By hand, since every hop must be as safe as the address that was entered: a redirect shows the next host our secret. */
async function followRedirects({ url, source, fetch, signal }: Download): Promise<Response> {
  let at = new URL(url);
  for (let hops = 0; hops <= mostRedirects; hops += 1) {
    const response = await fetch(at.href, {
      headers: { accept: 'text/calendar, */*;q=0.5' },
      redirect: 'manual',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal,
    });
    if (response.type === 'opaqueredirect')
      throw unreachable(source, 'it redirects to where it does not say');
    const isRedirect = response.status >= 300 && response.status < 400 && response.status !== 304;
    const location = isRedirect ? response.headers.get('location') : null;
    if (location === null) return response;
    await response.body?.cancel();
    at = nextHop(at, location, source);
  }
  throw unreachable(source, `it redirects more than ${mostRedirects} times`);
}

/** Plain http stays on this machine: nobody out there may send us to a service in here. */
function nextHop(from: URL, location: string, source: string): URL {
  try {
    const next = checkedWebUrl(new URL(location, from).href);
    if (isLoopback(from) || !isLoopback(next)) return next;
  } catch {
    // Not said why: the reason would be about an address that nobody entered.
  }
  throw unreachable(source, 'it redirects to an address that is not safe');
}

function unreachable(source: string, reason: string): WatchkeeperError {
  return new WatchkeeperError('rota-unreachable', { source, reason });
}

/** A sign-in page comes with 200, too. A calendar that is called text/html is a calendar all the same. */
function isWebPage(text: string, contentType: string): boolean {
  if (/^BEGIN:VCALENDAR/im.test(text)) return false;
  return (
    /^text\/html\b|^application\/xhtml/i.test(contentType) ||
    /^\s*<(?:!doctype html|html|head|body)\b/i.test(text)
  );
}

function waitMs(response: Response, now: number): number {
  const text = response.headers.get('retry-after')?.trim() ?? '';
  const ms = /^\d+$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - now;
  return Number.isFinite(ms) && ms > 0 ? Math.min(ms, longestWaitMs) : defaultWaitMs;
}
