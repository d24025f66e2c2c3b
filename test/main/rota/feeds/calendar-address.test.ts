import { expect, test } from 'vitest';
import { parseCalendarAddress } from '../../../../src/main/rota/feeds/calendar-address';
import { toFailure } from '../../../../src/shared/errors';

test.each([
  [
    'https://org.pagerduty.com/private/s3cret/feed/PABC?x=s3cret',
    'https://org.pagerduty.com/private/s3cret/feed/PABC?x=s3cret',
    'org.pagerduty.com',
  ],
  [
    'webcal://org.pagerduty.com/private/s3cret/feed',
    'https://org.pagerduty.com/private/s3cret/feed',
    'org.pagerduty.com',
  ],
  ['WEBCALS://example.org/a.ics', 'https://example.org/a.ics', 'example.org'],
  ['  https://example.org/a.ics#part \n', 'https://example.org/a.ics', 'example.org'],
  ['http://127.0.0.1:8080/a.ics', 'http://127.0.0.1:8080/a.ics', '127.0.0.1:8080'],
  ['http://localhost/a', 'http://localhost/a', 'localhost'],
  ['http://[::1]:9/a', 'http://[::1]:9/a', '[::1]:9'],
])('%s is an address on the web, shown by its host alone', (text, url, place) => {
  expect(parseCalendarAddress(text)).toEqual({ kind: 'web', url, place });
});

test.each([
  ['/home/jo/private/rota.ics', '/home/jo/private/rota.ics', 'rota.ics'],
  ['/home/jo/Our rota.ICAL', '/home/jo/Our rota.ICAL', 'Our rota.ICAL'],
  ['file:///home/jo/Our%20rota.icalendar', '/home/jo/Our rota.icalendar', 'Our rota.icalendar'],
])('%s is a file, shown by its name alone', (text, path, place) => {
  expect(parseCalendarAddress(text)).toEqual({ kind: 'file', path, place });
});

test.each([
  ['', 'nothing was entered'],
  ['  ', 'nothing was entered'],
  ['http://example.org/s3cret.ics', 'it must begin with https:// or webcal://'],
  ['http://127.0.0.1.example.org/s3cret', 'it must begin with https:// or webcal://'],
  ['ftp://example.org/s3cret.ics', 'it must begin with https:// or webcal://'],
  ['C:\\s3cret\\rota.ics', 'it must begin with https:// or webcal://'],
  ['s3cret/rota.ics', 'it must begin with https:// or webcal://, or be the full path of an .ics file'],
  ['https://', 'it must begin with https:// or webcal://, or be the full path of an .ics file'],
  ['https://jo:s3cret@example.org/a', 'it holds a name or a password, which is not accepted in an address'],
  ['webcal://s3cret@example.org/a', 'it holds a name or a password, which is not accepted in an address'],
  ['~/s3cret.ics', '~ is not expanded here, so give the full path from /'],
  ['/home/jo/s3cret.txt', 'the path of a file must end in .ics or .ical'],
  ['/home/jo/s3cret\0.ics', 'that is not the path of a file'],
  ['file://server/s3cret.ics', 'a file address must be of this machine, as in file:///home/me/rota.ics'],
  [`https://example.org/${'s3cret'.repeat(700)}`, 'it is too long'],
])('%j is refused without repeating any of it', (text, reason) => {
  expect(failureOf(text)).toEqual({ code: 'rota-address-invalid', detail: { reason } });
});

function failureOf(text: string) {
  try {
    return parseCalendarAddress(text);
  } catch (error) {
    return toFailure(error);
  }
}
