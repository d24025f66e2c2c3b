import type { Shift } from '../../shared/nouns/watch';

export type ListedFrom = { readonly at: number; readonly why: 'last-shift' | 'day' | 'week' };

const dayMs = 24 * 60 * 60_000;

/** Where the reading of a channel begins: where the shift before this one left off, but not for ever ago. */
export function listedFrom(shift: Shift, lastEndedAt: number | undefined, now: number): ListedFrom {
  const known: ListedFrom =
    lastEndedAt === undefined
      ? { at: shift.startsAt - dayMs, why: 'day' }
      : { at: lastEndedAt, why: 'last-shift' };
  const earliestAt = now - 7 * dayMs;
  return known.at < earliestAt ? { at: earliestAt, why: 'week' } : known;
}
