import { useCallback, useMemo, useState } from 'react';
import type { GridRow } from './grid-rows';

export type SteadyRows = {
  readonly rows: readonly GridRow[];
  readonly indexOf: ReadonlyMap<string, number>;
  /** Keys of alarms that wait to come in, with where they will stand. */
  readonly waiting: readonly { readonly key: string; readonly index: number }[];
  /** Where the rows will stand once everything has come in. */
  readonly indexOfWanted: ReadonlyMap<string, number>;
  readonly letIn: () => void;
};

/**
 * The rows as they stood when the hand began to work, until it rests: nothing comes, goes or moves under it. What the
 * hand itself asks for, another `question`, is answered at once.
 */
export function useSteadyRows(wanted: readonly GridRow[], question: string, isHandBusy: boolean): SteadyRows {
  const [kept, setKept] = useState({ rows: wanted, question });
  const mayMove = !isHandBusy || question !== kept.question || kept.rows.length === 0;
  if (mayMove && (kept.rows !== wanted || kept.question !== question)) setKept({ rows: wanted, question });
  const rows = mayMove ? wanted : kept.rows;

  const indexOf = useMemo(() => indexes(rows), [rows]);
  const indexOfWanted = useMemo(() => (rows === wanted ? indexOf : indexes(wanted)), [rows, wanted, indexOf]);
  const waiting = useMemo(
    () =>
      rows === wanted
        ? []
        : wanted.flatMap(({ kind, key }, index) =>
            kind === 'alarm' && !indexOf.has(key) ? [{ key, index }] : [],
          ),
    [rows, wanted, indexOf],
  );
  const letIn = useCallback(() => setKept({ rows: wanted, question }), [wanted, question]);
  return useMemo(
    () => ({ rows, indexOf, waiting, indexOfWanted, letIn }),
    [rows, indexOf, waiting, indexOfWanted, letIn],
  );
}

function indexes(rows: readonly GridRow[]): ReadonlyMap<string, number> {
  return new Map(rows.map(({ key }, index) => [key, index]));
}
