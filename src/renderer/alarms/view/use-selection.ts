import { useState } from 'react';
import type { GridRow } from './grid-rows';
import type { SteadyRows } from './use-steady-rows';

type Place = { readonly key: string; readonly index: number; readonly question: string };

export type Selection = {
  /** -1 where there is no row. */
  readonly index: number;
  readonly row: GridRow | undefined;
  readonly select: (key: string) => void;
};

/**
 * The first row until a hand has chosen another or done something; from then on the selected row is known by its key.
 * Where it is gone for good, the one that took its place is; where the filter has left it out, the first one.
 */
export function useSelection({ rows, indexOf }: SteadyRows, question: string): Selection {
  const [place, setPlace] = useState<Place>();
  const index = indexIn(rows, indexOf, question, place);
  const row = rows[index];
  if (place !== undefined && row !== undefined) {
    const isPlaced = place.key === row.key && place.index === index && place.question === question;
    if (!isPlaced) setPlace({ key: row.key, index, question });
  }
  return { index, row, select: (key) => setPlace({ key, index: indexOf.get(key) ?? 0, question }) };
}

function indexIn(
  rows: readonly GridRow[],
  indexOf: ReadonlyMap<string, number>,
  question: string,
  place: Place | undefined,
): number {
  const found = place === undefined ? undefined : indexOf.get(place.key);
  if (found !== undefined) return found;
  return Math.min(place?.question === question ? place.index : 0, rows.length - 1);
}
