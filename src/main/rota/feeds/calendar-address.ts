import { basename, isAbsolute } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WatchkeeperError } from '../../../shared/errors';

/** `place` is all that may be shown: the path and the query of a web address are its credential. */
export type CalendarAddress =
  | { readonly kind: 'web'; readonly url: string; readonly place: string }
  | { readonly kind: 'file'; readonly path: string; readonly place: string };

const longestAddress = 4_000;
const calendarFile = /\.(ics|ical|icalendar)$/i;

/** Throws `rota-address-invalid`, whose reason holds nothing of what was entered. */
export function parseCalendarAddress(text: string): CalendarAddress {
  const entered = text.trim();
  if (entered === '') throw invalid('nothing was entered');
  if (entered.length > longestAddress) throw invalid('it is too long');
  if (entered.startsWith('~')) throw invalid('~ is not expanded here, so give the full path from /');
  if (/^file:/i.test(entered)) return fileAddress(pathOfFileUrl(entered));
  if (isAbsolute(entered)) return fileAddress(entered);
  return webAddress(entered.replace(/^webcals?:\/\//i, 'https://'));
}

/** https everywhere, plain http only to this machine itself, and no name or password within. */
export function checkedWebUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined) {
    throw invalid('it must begin with https:// or webcal://, or be the full path of an .ics file');
  }
  if (!(url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url)))) {
    throw invalid('it must begin with https:// or webcal://');
  }
  if (url.username !== '' || url.password !== '') {
    throw invalid('it holds a name or a password, which is not accepted in an address');
  }
  url.hash = '';
  return url;
}

export function isLoopback(url: URL): boolean {
  return url.hostname === '127.0.0.1' || url.hostname === 'localhost' || url.hostname === '[::1]';
}

function webAddress(text: string): CalendarAddress {
  const url = checkedWebUrl(text);
  return { kind: 'web', url: url.href, place: url.host };
}

function fileAddress(path: string): CalendarAddress {
  if (path.includes('\0')) throw invalid('that is not the path of a file');
  if (!calendarFile.test(path)) throw invalid('the path of a file must end in .ics or .ical');
  return { kind: 'file', path, place: basename(path) };
}

function pathOfFileUrl(text: string): string {
  try {
    return fileURLToPath(text);
  } catch {
    // Its own message repeats the address.
    throw invalid('a file address must be of this machine, as in file:///home/me/rota.ics');
  }
}

function invalid(reason: string): WatchkeeperError {
  return new WatchkeeperError('rota-address-invalid', { reason });
}
