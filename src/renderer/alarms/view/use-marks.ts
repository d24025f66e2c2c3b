import { useState } from 'react';
import type { Alarm } from '../../../shared/nouns/alarm';
import type { GridRow } from './grid-rows';

/** Alarms that were marked for one act on all of them. Of those that the filter leaves out nothing is done. */
export function useMarks(matched: readonly Alarm[]) {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const isMarked = (row: GridRow | undefined) =>
    row !== undefined && membersOf(row).every(({ id }) => ids.has(id));

  return {
    ids,
    alarms: ids.size === 0 ? [] : matched.filter(({ id }) => ids.has(id)),
    isMarked,
    toggle(row: GridRow) {
      const members = new Set(membersOf(row).map(({ id }) => id));
      const others = [...ids].filter((id) => !members.has(id));
      setIds(new Set(isMarked(row) ? others : [...others, ...members]));
    },
    clear: () => setIds(new Set()),
  };
}

function membersOf(row: GridRow): readonly Alarm[] {
  return row.kind === 'group' ? row.alarms : [row.alarm];
}
