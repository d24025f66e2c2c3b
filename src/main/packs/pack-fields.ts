/** The single values of a pack file. Each says in its own words what is wrong with it, and how it should look. */
import { z } from 'zod';
import type { WallRange } from '../../shared/nouns/pack';
import { gapsOf } from '../../shared/phrases';
import { parseDuration } from './duration';
import { nearestWord } from './nearest-word';

const wallTime = /^([01]\d|2[0-3]):[0-5]\d$/;
const wallRange = /^((?:[01]\d|2[0-3]):[0-5]\d)-((?:[01]\d|2[0-3]):[0-5]\d|24:00)$/;

/** Adds an issue with a hint of its own; the text that comes before ("the value of …") is the reader's business. */
export function refuse(
  context: z.RefinementCtx,
  message: string,
  hint: string,
  path: (string | number)[] = [],
): void {
  context.addIssue({ code: 'custom', message, params: { hint }, path });
}

/** Words on one line, as they are to be shown or posted. */
export function oneLine(longest: number) {
  return z
    .string()
    .min(1)
    .max(longest)
    .superRefine((text, context) => {
      if (/[\r\n]/.test(text)) {
        refuse(context, 'must be one line', 'write it without | or >, in quotes if need be');
      } else if (text !== text.trim()) {
        refuse(context, 'begins or ends with a space', 'take the space away');
      }
    });
}

export const identifier = z.string().superRefine((text, context) => {
  if (!/^[a-z0-9][a-z0-9-]{0,63}$/.test(text)) {
    refuse(context, 'is not an id', 'use up to 64 small letters, digits and hyphens, such as cloud-platform');
  }
});

export const timeOfDay = z.string().superRefine((text, context) => {
  if (!wallTime.test(text)) {
    refuse(
      context,
      `${quoted(text)} is not a time of day`,
      'write HH:MM on the 24-hour clock, such as 09:30',
    );
  }
});

/** `HH:MM-HH:MM`; the end may be 24:00. */
export const timeRange = z.string().transform((text, context): WallRange => {
  const match = wallRange.exec(text);
  const from = match?.[1];
  const to = match?.[2];
  if (from === undefined || to === undefined) {
    refuse(context, `${quoted(text)} is not a range of times`, 'write "HH:MM-HH:MM", such as "09:00-17:30"');
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
  return z.string().transform((text, context): number => {
    const milliseconds = parseDuration(text);
    if (milliseconds === undefined) {
      refuse(context, `${quoted(text)} is not a length of time`, 'write 90s, 2m, 1h or 1h 30m');
      return z.NEVER;
    }
    if (milliseconds < least || milliseconds > most) {
      refuse(context, `${quoted(text)} is out of bounds`, `use ${shortest} at least and ${longest} at most`);
      return z.NEVER;
    }
    return milliseconds;
  });
}

export const channelName = z.string().superRefine((text, context) => {
  if (!/^#[^\s#@,.:;!?<>|/\\A-Z]{1,79}$/.test(text)) {
    refuse(
      context,
      `${quoted(text)} is not a channel`,
      'write it as in Slack and in quotes, such as "#my-team"',
    );
  }
});

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
  });

/** A named IANA zone. Bare offsets are refused: they know nothing of summer time. */
export const zoneId = z.string().superRefine((text, context) => {
  if (/^[A-Za-z]/.test(text) && isKnownZone(text)) return;
  const nearest = nearestWord(text, Intl.supportedValuesOf('timeZone'));
  refuse(
    context,
    `${quoted(text)} is not a known time zone`,
    nearest === undefined ? 'use an IANA name, such as Europe/London' : `did you mean ${nearest}?`,
  );
});

/** An exact form of words that holds each of these gaps once and no other. */
export function phrase(...gaps: readonly string[]) {
  return oneLine(500).superRefine((text, context) => {
    const found = gapsOf(text);
    const hint =
      gaps.length === 0
        ? 'nothing is filled in here: write the exact words'
        : `its gaps are ${gaps.map((gap) => `[${gap}]`).join(', ')}, each once`;
    const unknown = found.find((gap) => !gaps.includes(gap));
    const missing = gaps.find((gap) => !found.includes(gap));
    const repeated = found.find((gap, index) => found.indexOf(gap) !== index);
    if (unknown !== undefined)
      refuse(context, `has a gap that nothing fills, ${quoted(`[${unknown}]`)}`, hint);
    else if (missing !== undefined) refuse(context, `lacks the gap [${missing}]`, hint);
    else if (repeated !== undefined) refuse(context, `has the gap [${repeated}] twice`, hint);
  });
}

/** A piece of the file inside a sentence: short, on one line, in curly quotes. */
export function quoted(text: string): string {
  const line = text.replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim();
  return `“${line.length > 60 ? `${line.slice(0, 59)}…` : line}”`;
}

function isKnownZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: zone });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
