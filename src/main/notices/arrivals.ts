import type { MyShift } from '../../shared/nouns/rota';

type Look = {
  readonly at: number;
  readonly fromAt: number;
  readonly toAt: number;
  readonly ids: ReadonlySet<string>;
};

/**
 * When shifts came to be. A source that is older than the choice of who I am, or a shift that is cut in pieces, brings
 * rows that are known "since" before anyone here could have been told of them.
 */
export type Arrivals = {
  note(
    look: { readonly at: number; readonly fromAt: number; readonly toAt: number },
    shifts: readonly MyShift[],
  ): void;
  /** The last look that would have found the shift and did not; undefined when it was there from the first look on. */
  absentAt(shiftId: string): number | undefined;
};

export function createArrivals(): Arrivals {
  const absentAt = new Map<string, number>();
  let before: Look | undefined;
  return {
    note(look, shifts) {
      const ids = new Set(shifts.map(({ id }) => id));
      for (const { id, startsAt, endsAt } of shifts) {
        if (before === undefined || before.ids.has(id)) continue;
        if (startsAt < before.toAt && endsAt > before.fromAt) absentAt.set(id, before.at);
      }
      for (const id of absentAt.keys()) if (!ids.has(id)) absentAt.delete(id);
      before = { ...look, ids };
    },
    absentAt: (shiftId) => absentAt.get(shiftId),
  };
}
