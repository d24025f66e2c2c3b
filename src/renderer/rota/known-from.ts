import type { RotaDay, RotaMonth, RotaStrip } from '../../shared/nouns/rota';
import type { ShiftRole } from '../../shared/nouns/watch';

/** A strip that may be known only from some instant of the month on, because its sources begin there. */
export type ShownStrip = RotaStrip & { readonly knownFromAt?: number | undefined };
export type ShownMonth = Omit<RotaMonth, 'strips'> & { readonly strips: readonly ShownStrip[] };

/**
 * Marks what lies before everything that is told of a role: nobody stands there and no gap is told, so an empty stretch
 * would look as if all were well. `needed`: the roles of which on-call hours must tell something.
 */
export function withKnownFrom(month: RotaMonth, needed: readonly ShiftRole[]): ShownMonth {
  return {
    ...month,
    strips: month.strips.map((strip) =>
      needed.includes(strip.role) ? { ...strip, knownFromAt: knownFromAt(strip, month.days) } : strip,
    ),
  };
}

/** Undefined where the role is known from the month's first on-call hours on. */
function knownFromAt({ duties, gaps }: RotaStrip, days: readonly RotaDay[]): number | undefined {
  const firstNeeded = days
    .flatMap(({ cover }) => cover)
    .find(({ cover }) => cover === 'on-call' || cover === 'doubly-covered');
  const endsAt = days.at(-1)?.endsAt;
  if (firstNeeded === undefined || endsAt === undefined) return undefined;
  const firstTold = Math.min(endsAt, ...[...duties, ...gaps].map(({ startsAt }) => startsAt));
  return firstTold > firstNeeded.startsAt ? firstTold : undefined;
}
