/**
 * The single values of a pack file. Each says in its own words what is wrong with it, and how it should look; the
 * pattern beside it is the same rule for editors, as far as a pattern can say it.
 */
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { WallRange } from '../../shared/nouns/pack';
import { parseDuration } from './duration';
import { nearestWord } from './nearest-word';
import { quoted, refuse } from './refuse';

/** The form of an id of a pack, of an item, of an outcome. */
export const idForm = /^[a-z0-9][a-z0-9-]{0,63}$/;
export const idHint = 'use up to 64 small letters, digits and hyphens, such as cloud-platform';
const wallTime = /^([01]\d|2[0-3]):[0-5]\d$/;
const wallRange = /^((?:[01]\d|2[0-3]):[0-5]\d)-((?:[01]\d|2[0-3]):[0-5]\d|24:00)$/;
const channel = /^#[^\s#@,.:;!?<>|/\\A-Z]{1,79}$/;
const email = /^[^\s@<>]{1,64}@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i;
const date = /^\d{4}-\d{2}-\d{2}$/;
const durationPattern = '^(?=.*\\d)\\s*(?:\\d{1,4}h)?\\s*(?:\\d{1,4}m)?\\s*(?:\\d{1,4}s)?\\s*$';

export const identifier = z
  .string()
  .superRefine((text, context) => {
    if (!idForm.test(text)) {
      refuse(
        context,
        'is not an id',
        'use up to 64 small letters, digits and hyphens, such as cloud-platform',
      );
    }
  })
  .meta({ pattern: idForm.source });

export const timeOfDay = z
  .string()
  .superRefine((text, context) => {
    if (!wallTime.test(text)) {
      refuse(
        context,
        `${quoted(text)} is not a time of day`,
        'write HH:MM on the 24-hour clock, such as 09:30',
      );
    }
  })
  .meta({ pattern: wallTime.source });

/** `HH:MM-HH:MM`; the end may be 24:00. */
export const timeRange = z
  .string()
  .meta({ pattern: wallRange.source })
  .transform((text, context): WallRange => {
    const match = wallRange.exec(text);
    const from = match?.[1];
    const to = match?.[2];
    if (from === undefined || to === undefined) {
      refuse(
        context,
        `${quoted(text)} is not a range of times`,
        'write "HH:MM-HH:MM", such as "09:00-17:30"',
      );
      return z.NEVER;
    }
    if (to <= from) {
      refuse(
        context,
        `${quoted(text)} ends before it begins`,
        'a night is two ranges, such as "22:00-24:00" and "00:00-06:00"',
      );
      return z.NEVER;
    }
    return { from, to };
  });

/** Text such as `2m` or `1h 30m`, turned into milliseconds. */
export function duration(shortest: string, longest: string) {
  const least = parseDuration(shortest) ?? 0;
  const most = parseDuration(longest) ?? 0;
  return z
    .string()
    .meta({ pattern: durationPattern })
    .transform((text, context): number => {
      const milliseconds = parseDuration(text);
      if (milliseconds === undefined) {
        refuse(context, `${quoted(text)} is not a length of time`, 'write 90s, 2m, 1h or 1h 30m');
        return z.NEVER;
      }
      if (milliseconds < least || milliseconds > most) {
        refuse(
          context,
          `${quoted(text)} is out of bounds`,
          `use ${shortest} at least and ${longest} at most`,
        );
        return z.NEVER;
      }
      return milliseconds;
    });
}

export const calendarDate = z
  .string()
  .superRefine((text, context) => {
    if (!isDate(text)) {
      refuse(context, `${quoted(text)} is not a date`, 'write YYYY-MM-DD in quotes, such as "2026-11-02"');
    }
  })
  .meta({ pattern: date.source });

export function isDate(text: string): boolean {
  try {
    return date.test(text) && Temporal.PlainDate.from(text, { overflow: 'reject' }) !== undefined;
  } catch (error) {
    // 30 February: right in form, but no such day.
    if (error instanceof RangeError) return false;
    throw error;
  }
}

export const channelName = z
  .string()
  .superRefine((text, context) => {
    if (!channel.test(text)) {
      refuse(
        context,
        `${quoted(text)} is not a channel`,
        'write it as in Slack and in quotes, such as "#my-team"',
      );
    }
  })
  .meta({ pattern: channel.source });

export const emailAddress = z
  .string()
  .max(254)
  .superRefine((text, context) => {
    if (!email.test(text)) {
      refuse(context, `${quoted(text)} is not an address for mail`, 'write it as team@example.org, no more');
    }
  })
  .meta({ pattern: '^[^\\s@<>]{1,64}@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+$' });

export const httpsLink = z
  .string()
  .max(2_000)
  .superRefine((text, context) => {
    const url = URL.parse(text);
    if (url?.protocol !== 'https:' || !text.startsWith('https://')) {
      refuse(context, 'is not an https link', 'only links that begin with https:// are opened');
    } else if (url.username !== '' || url.password !== '') {
      refuse(context, 'holds a user name or password', 'take it away: packs are shared and shown');
    }
  })
  .meta({ pattern: '^https://' });

/** A named IANA zone. Bare offsets are refused: they know nothing of summer time. */
export const zoneId = z
  .string()
  .superRefine((text, context) => {
    if (/^[A-Za-z]/.test(text) && isKnownZone(text)) return;
    const nearest = nearestWord(text, Intl.supportedValuesOf('timeZone'));
    refuse(
      context,
      `${quoted(text)} is not a known time zone`,
      nearest === undefined ? 'use an IANA name, such as Europe/London' : `did you mean ${nearest}?`,
    );
  })
  .meta({ pattern: '^[A-Za-z][A-Za-z0-9_+/-]*$' });

function isKnownZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: zone });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
