import type { Cover, CoverSegment, ShiftRole, WatchView } from '../../shared/nouns/watch';
import { formatTime } from '../../shared/rota/format-time';
import { timeInSentence } from '../time/time-words';

/** A cover inside a sentence. */
export const coverWords: Readonly<Record<Cover, string>> = {
  off: 'nobody on call',
  'on-call': 'on call',
  'doubly-covered': 'doubly covered',
  'support-hours': 'support hours',
  'duty-online': 'duty online',
};

export const roleWords: Readonly<Record<ShiftRole, string>> = {
  primary: 'primary',
  secondary: 'secondary',
  support: 'support',
};

export type Headline = { readonly title: string; readonly sentence: string };

/** What the head of the Watch page says: who I am now, until when, and what comes then. */
export function headlineOf(watch: WatchView, now: number): Headline {
  const { zone, cover, shift, nextShift } = watch;
  const until = (at: number) => timeInSentence(zone, at, now);
  const then = cover.next === cover.cover ? '' : `, then ${coverWords[cover.next]}`;
  const holiday = cover.holiday === undefined ? '' : ` Bank holiday: ${cover.holiday}.`;
  const beyond = cover.beyondHolidayList
    ? ' Past the end of the holiday list: a bank holiday could be missed.'
    : '';
  if (shift === undefined) {
    const team = `The team has ${coverAsObject(cover.cover)} until ${until(cover.untilAt)}${then}.`;
    const next =
      nextShift === undefined
        ? ''
        : ` Your next watch: ${roleWords[nextShift.role]}, ${until(nextShift.startsAt)}.`;
    return { title: 'Off watch', sentence: `${team}${next}${holiday}${beyond}` };
  }
  const role = capital(roleWords[shift.role]);
  const sentence =
    shift.endsAt <= cover.untilAt
      ? `${role} until ${until(shift.endsAt)}${then}.`
      : `${role} until ${until(shift.endsAt)}. Now ${coverWords[cover.cover]} until ${until(cover.untilAt)}${then}.`;
  return { title: 'You have the watch', sentence: `${sentence}${holiday}${beyond}` };
}

/** The cover bar in words, for those who do not see it. */
export function dayInWords(zone: string, day: readonly CoverSegment[]): string {
  const parts = day.map((segment, index) => {
    const end = index === day.length - 1 ? 'midnight' : formatTime(zone, segment.endsAt);
    return `${coverWords[segment.cover]} until ${end}`;
  });
  return `Cover today: ${parts.join(', ')}.`;
}

function coverAsObject(cover: Cover): string {
  switch (cover) {
    case 'off':
      return 'nobody on call';
    case 'on-call':
      return 'on-call cover';
    case 'doubly-covered':
      return 'double cover';
    case 'support-hours':
      return 'support hours';
    case 'duty-online':
      return 'duty online';
  }
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
