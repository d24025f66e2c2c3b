import type { Shift } from '../../shared/nouns/watch';
import { overlappingPairs } from '../../shared/rota/overlapping-pairs';
import { normalMark } from '../../shared/rota/same-person';
import type { MyDuty } from './my-duties';

export type MyShiftsPlan = {
  readonly inserts: readonly MyDuty[];
  /** The same id with new times, name or role. A row that had been removed is there again. */
  readonly updates: readonly Shift[];
  readonly removes: readonly string[];
};

type Pair = { readonly row: Shift; readonly duty: MyDuty };

/**
 * What has to change for the kept rows to say what the duties say. A row goes with the duty of its source and role that
 * it overlaps, before all with the one that holds now. Where several rows become one again, the one that was begun and
 * kept first stays: checklist and handover hang on it.
 */
export function planMyShifts(options: {
  /** In the order in which they were first kept. */
  readonly rows: readonly Shift[];
  /** The last removed first. A shift that is told again gets its row back, with all that hangs on it. */
  readonly removed: readonly Shift[];
  readonly duties: readonly MyDuty[];
  readonly now: number;
  /** Whether the source itself still has me there, so that only an override took it away. */
  readonly isStillTold: (row: Shift) => boolean | 'unknown';
}): MyShiftsPlan {
  const { rows, removed, duties, now, isStillTold } = options;
  const found = new Map<MyDuty, Shift>();
  const used = new Set<Shift>();
  const pairUp = (pairs: readonly Pair[]) => {
    for (const { row, duty } of pairs) {
      if (found.has(duty) || used.has(row)) continue;
      found.set(duty, row);
      used.add(row);
    }
  };
  const together = pairsInRole(rows, duties).toSorted(bestFirst(rows, now));
  pairUp(together.filter(isOfOneSource));
  // The lane was given another role: it is the same shift.
  pairUp(sameTimes(rows, duties));
  // Another source tells it, too, or the same feed was added anew.
  pairUp(together);
  const again = pairsInRole(
    removed,
    duties.filter((duty) => !found.has(duty)),
  );
  pairUp(
    again
      .filter((pair) => isOfOneSource(pair) && isOfOnePerson(pair))
      .toSorted((a, b) => commonMs(b) - commonMs(a)),
  );

  const updates: Shift[] = [];
  const live = new Set(rows);
  for (const [duty, row] of found) {
    const { person, role, endsAt, sourceId } = duty;
    const startsAt = startOf(row, duty, now);
    const isSame =
      live.has(row) &&
      row.person === person.name &&
      row.role === role &&
      row.startsAt === startsAt &&
      row.endsAt === endsAt &&
      row.source === sourceId;
    if (isSame) continue;
    updates.push({ id: row.id, person: person.name, role, startsAt, endsAt, source: sourceId, isMine: true });
  }
  // Two pieces became one again, and the other row has the whole of it.
  const absorbed = new Set(together.filter(({ duty }) => found.has(duty)).map(({ row }) => row));
  const removes: string[] = [];
  for (const row of rows) {
    if (used.has(row)) continue;
    const told = isStillTold(row);
    if (told === 'unknown') continue;
    // What was never mine, or not in that role, goes; what was handed over ends now, and stays as history.
    if (row.startsAt >= now || absorbed.has(row) || !told) removes.push(row.id);
    else if (row.endsAt > now) updates.push({ ...row, endsAt: now });
  }
  return { inserts: duties.filter((duty) => !found.has(duty)), updates, removes };
}

/** What was begun is not made to begin later only because nobody tells of its beginning any more. */
function startOf(row: Shift, { startsAt, mayReachBackTo }: MyDuty, now: number): number {
  const isKept = row.startsAt < startsAt && row.startsAt <= now;
  return isKept ? Math.max(row.startsAt, mayReachBackTo) : startsAt;
}

function pairsInRole(rows: readonly Shift[], duties: readonly MyDuty[]): readonly Pair[] {
  const byRole = Map.groupBy(duties, ({ role }) => role);
  return [...Map.groupBy(rows, ({ role }) => role)].flatMap(([role, own]) =>
    overlappingPairs(own, byRole.get(role) ?? []).map(({ one: row, other: duty }) => ({ row, duty })),
  );
}

function bestFirst(rows: readonly Shift[], now: number): (a: Pair, b: Pair) => number {
  const ages = new Map(rows.map((row, index) => [row, index]));
  const age = ({ row }: Pair) => ages.get(row) ?? 0;
  const holds = ({ duty }: Pair) => duty.startsAt <= now && now < duty.endsAt;
  const isBegun = ({ row }: Pair) => row.startsAt <= now;
  const hasBegun = ({ duty }: Pair) => duty.startsAt <= now;
  return (a, b) =>
    Number(holds(b)) - Number(holds(a)) ||
    Number(isBegun(b)) - Number(isBegun(a)) ||
    (isBegun(a) ? age(a) - age(b) : 0) ||
    // Of the pieces that a cut leaves, what was begun is the one with the past, however short it is now.
    Number(hasBegun(b)) - Number(hasBegun(a)) ||
    commonMs(b) - commonMs(a) ||
    age(a) - age(b);
}

function sameTimes(rows: readonly Shift[], duties: readonly MyDuty[]): readonly Pair[] {
  const keyOf = (source: string, { startsAt, endsAt }: Shift | MyDuty) =>
    JSON.stringify([source, startsAt, endsAt]);
  const byTimes = Map.groupBy(rows, (row) => keyOf(row.source, row));
  return duties.flatMap((duty) =>
    (byTimes.get(keyOf(duty.sourceId, duty)) ?? []).map((row) => ({ row, duty })),
  );
}

function commonMs({ row, duty }: Pair): number {
  return Math.min(row.endsAt, duty.endsAt) - Math.max(row.startsAt, duty.startsAt);
}

function isOfOneSource({ row, duty }: Pair): boolean {
  return row.source === duty.sourceId;
}

function isOfOnePerson({ row, duty }: Pair): boolean {
  return normalMark(row.person) === normalMark(duty.person.name);
}
