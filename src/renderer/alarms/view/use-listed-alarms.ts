import { useDeferredValue, useMemo } from 'react';
import { inOrder } from '../../../shared/alarms/alarm-standing';
import type { Alarm } from '../../../shared/nouns/alarm';
import { fits, parseFilter, searchable } from './alarm-filter';
import { groupLabels, rowsOf } from './grid-rows';

const mostLabels = 15;

/** The alarms as rows: in order, those that fit the filter, grouped. What costs time is done once for a list, not for a key. */
export function useListedAlarms(
  alarms: readonly Alarm[] | undefined,
  text: string,
  folded: ReadonlySet<string>,
) {
  // Typing goes before finding.
  const asked = useDeferredValue(text);
  const all = useMemo(() => inOrder(alarms ?? []).map(searchable), [alarms]);
  const filter = useMemo(() => parseFilter(asked), [asked]);
  const matched = useMemo(
    () => all.filter((each) => fits(filter, each)).map(({ alarm }) => alarm),
    [all, filter],
  );
  const rows = useMemo(() => rowsOf(matched, filter.groupBy, folded), [matched, filter.groupBy, folded]);
  const question = useMemo(() => JSON.stringify([asked.trim(), [...folded]]), [asked, folded]);
  const labels = useMemo(() => groupLabels(alarms ?? [], mostLabels), [alarms]);
  const byId = useMemo(() => new Map((alarms ?? []).map((alarm) => [alarm.id, alarm])), [alarms]);
  return {
    all: all.length,
    firing: useMemo(() => all.filter(({ alarm }) => alarm.endedAt === undefined).length, [all]),
    hasUnseen: useMemo(() => all.some(({ alarm }) => alarm.unseen === true), [all]),
    hasManySources: useMemo(() => new Set(all.map(({ alarm }) => alarm.sourceId)).size > 1, [all]),
    matched,
    rows,
    question,
    labels,
    groupBy: filter.groupBy,
    byId,
  };
}
