import ical from 'node-ical';
import type { FeedWindow } from './feed-reader';
import { firstValue, type IcalComponent } from './ical-components';
import { zoneByRules } from './ical-zone-rules';

/** What few zones a rota needs. Without a bound, nonsense could make the look-ups slow. */
const mostZones = 200;
const mostRuledZones = 20;

const offsetForm = /^(?:UTC|GMT)?([+-])(\d{1,2}):?(\d{2})?$/i;
/** Names that say of themselves that they are no name; node-ical would put the machine's own zone for them. */
const namelessForm = /^(customized time zone|\(no tz description\)|tzone:)/i;

/** Finds the IANA zone, or fixed offset, that a feed's TZID means. What is not certain has none. */
export function createZoneResolver(timezones: readonly IcalComponent[], window: FeedWindow) {
  const known = new Map<string, string | undefined>();
  let ruled = 0;

  return function resolveZone(tzid: string): string | undefined {
    if (known.has(tzid)) return known.get(tzid);
    if (known.size >= mostZones) return undefined;
    const zone = byName(tzid) ?? byDefinition(tzid);
    known.set(tzid, zone);
    return zone;
  };

  function byDefinition(tzid: string): string | undefined {
    const definition = timezones.find(
      (timezone) => firstValue(timezone, 'TZID')?.replaceAll('"', '') === tzid,
    );
    if (definition === undefined || ruled >= mostRuledZones) return undefined;
    ruled += 1;
    const location = firstValue(definition, 'X-LIC-LOCATION');
    return location !== undefined && isZone(location) ? location : zoneByRules(definition, window);
  }
}

function byName(tzid: string): string | undefined {
  if (tzid === '') return undefined;
  if (!/^[+-]/.test(tzid) && isZone(tzid)) return tzid;
  return byOffset(tzid) ?? byLastSegments(tzid) ?? byWindowsName(tzid);
}

function byOffset(tzid: string): string | undefined {
  const match = offsetForm.exec(tzid);
  if (match === null) return undefined;
  const [, sign = '+', hours = '', minutes = '00'] = match;
  const zone = `${sign}${hours.padStart(2, '0')}:${minutes}`;
  return Number(hours) <= 14 && isZone(zone) ? zone : undefined;
}

/** `/freeassociation.sourceforge.net/Europe/London` and its like. */
function byLastSegments(tzid: string): string | undefined {
  if (!tzid.startsWith('/')) return undefined;
  const segments = tzid.split('/').slice(-3);
  const candidates = [segments.join('/'), segments.slice(-2).join('/'), segments.slice(-1).join('/')];
  return candidates.find((candidate) => isZone(candidate));
}

/** Outlook's "GMT Standard Time" or "(UTC+00:00) Dublin, Edinburgh, Lisbon, London": node-ical has the list. */
function byWindowsName(tzid: string): string | undefined {
  if (!/[ ,]/.test(tzid) || /[":;]/.test(tzid.replace(/^\(UTC[+-]\d{2}:\d{2}\)/, ''))) return undefined;
  if (tzid.length > 100 || namelessForm.test(tzid)) return undefined;
  const event = `BEGIN:VEVENT\nUID:zone\nDTSTART;TZID="${tzid}":20260101T000000\nEND:VEVENT`;
  const read = ical.sync.parseICS(`BEGIN:VCALENDAR\n${event}\nEND:VCALENDAR`).zone;
  const zone =
    read !== undefined && 'start' in read && read.start instanceof Date ? read.start.tz : undefined;
  // An offset out of a label that the list does not hold would be a guess: it says nothing of summer time.
  return zone === undefined || /^[+-]/.test(zone) || !isZone(zone) ? undefined : zone;
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: zone });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
