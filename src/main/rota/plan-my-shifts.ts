import type { Duty } from '../../shared/nouns/rota';
import type { Shift } from '../../shared/nouns/watch';

export type MyShiftsPlan = {
  readonly inserts: readonly Duty[];
  /** The same id with new times, name or role. */
  readonly updates: readonly Shift[];
  readonly removes: readonly string[];
};

type Pair = { readonly row: Shift; readonly duty: Duty; readonly fit: number };

/**
 * What has to change for the kept rows to say what the duties say. A row goes with the duty of its source and role that
 * it overlaps most, before all with the one that holds now: a checklist that was begun goes on with it.
 */
export function planMyShifts(options: {
  readonly rows: readonly Shift[];
  readonly duties: readonly Duty[];
  readonly now: number;
  /** Whether the source itself still has me there, so that only an override took it away. */
  readonly isStillTold: (row: Shift) => boolean | 'unknown';
}): MyShiftsPlan {
  const { rows, duties, now, isStillTold } = options;
  const found = new Map<Duty, Shift>();
  const used = new Set<Shift>();
  const pairUp = (fitOf: (row: Shift, duty: Duty) => number) => {
    const pairs = duties.flatMap((duty) => rows.map((row): Pair => ({ row, duty, fit: fitOf(row, duty) })));
    for (const { row, duty } of pairs.filter(({ fit }) => fit > 0).toSorted((a, b) => b.fit - a.fit)) {
      if (found.has(duty) || used.has(row)) continue;
      found.set(duty, row);
      used.add(row);
    }
  };
  const holds = (stretch: Shift | Duty) => stretch.startsAt <= now && now < stretch.endsAt;
  const together = (row: Shift, duty: Duty) => {
    const ms = Math.min(row.endsAt, duty.endsAt) - Math.max(row.startsAt, duty.startsAt);
    return ms > 0 && holds(row) && holds(duty) ? Number.MAX_SAFE_INTEGER : ms;
  };
  const isSameSource = (row: Shift, duty: Duty) => row.source === duty.sourceId;
  pairUp((row, duty) => (isSameSource(row, duty) && row.role === duty.role ? together(row, duty) : 0));
  // The lane was given another role: it is the same shift.
  pairUp((row, duty) => {
    const isSameTime = row.startsAt === duty.startsAt && row.endsAt === duty.endsAt;
    return isSameSource(row, duty) && isSameTime ? 1 : 0;
  });
  // Another source tells it, too, or the same feed was added anew.
  pairUp((row, duty) => (row.role === duty.role ? together(row, duty) : 0));

  const updates: Shift[] = [];
  for (const [{ person, role, startsAt, endsAt, sourceId }, row] of found) {
    const isSame =
      row.person === person.name &&
      row.role === role &&
      row.startsAt === startsAt &&
      row.endsAt === endsAt &&
      row.source === sourceId;
    if (isSame) continue;
    updates.push({ id: row.id, person: person.name, role, startsAt, endsAt, source: sourceId, isMine: true });
  }
  const removes: string[] = [];
  for (const row of rows) {
    if (used.has(row)) continue;
    const told = isStillTold(row);
    if (told === 'unknown') continue;
    // Two pieces became one again, and the other row has the whole of it.
    const isAbsorbed = [...found.keys()].some((duty) => duty.role === row.role && together(row, duty) > 0);
    // What was never mine, or not in that role, goes; what was handed over ends now, and stays as history.
    if (row.startsAt >= now || isAbsorbed || !told) removes.push(row.id);
    else if (row.endsAt > now) updates.push({ ...row, endsAt: now });
  }
  return { inserts: duties.filter((duty) => !found.has(duty)), updates, removes };
}
