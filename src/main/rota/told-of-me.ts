import type { Duty } from '../../shared/nouns/rota';
import type { Shift } from '../../shared/nouns/watch';
import { overlappingPairs } from '../../shared/rota/overlapping-pairs';
import { signOf } from '../../shared/rota/person-groups';
import { isKnownBy } from '../../shared/rota/same-person';
import type { Resolved } from './duties';
import { rotationId } from './pack-rotation';
import type { SourcedShift } from './rota-copy-store';

type Told = (row: Shift) => boolean | 'unknown';

/** Whether the source itself, before overrides, has me there. The rotation cannot be asked what it said in the past. */
export function stillTold({ pack, copies, marks }: Resolved, rows: readonly Shift[], now: number): Told {
  const isMe = rememberByPerson((person) => isKnownBy(person, marks));
  const laneOf = (source: string, role: string | undefined) => JSON.stringify([source, role]);
  const mine = Map.groupBy(
    copies.filter(({ person }) => isMe(person)),
    ({ sourceId, role }) => laneOf(sourceId, role),
  );
  const told = new Set<Shift>();
  for (const [lane, own] of Map.groupBy(rows, ({ source, role }) => laneOf(source, role))) {
    for (const { one } of overlappingPairs(own, mine.get(lane) ?? [])) told.add(one);
  }
  return (row) => {
    if (row.source !== rotationId) return told.has(row);
    if (pack === undefined) return 'unknown';
    return row.endsAt <= now || isMe({ name: row.person, email: undefined, pagerDutyId: undefined });
  };
}

/** When the sources first told of each duty. */
export function knownSince(
  { copies }: Resolved,
  duties: readonly Duty[],
  now: number,
): (duty: Duty) => number {
  const keyOf = (sourceId: string, uid: string) => JSON.stringify([sourceId, uid]);
  const byUid = Map.groupBy(duties.length === 0 ? [] : copies, ({ sourceId, uid }) => keyOf(sourceId, uid));
  return ({ sourceId, uids, startsAt, endsAt }) => {
    const seen = uids
      .flatMap((uid) => byUid.get(keyOf(sourceId, uid)) ?? [])
      .filter((copy) => copy.startsAt < endsAt && copy.endsAt > startsAt)
      .map(({ firstSeenAt }) => firstSeenAt);
    return seen.reduce((first, at) => Math.min(first, at), seen[0] ?? now);
  };
}

type Person = SourcedShift['person'];

function rememberByPerson(ask: (person: Person) => boolean): (person: Person) => boolean {
  const answers = new Map<string, boolean>();
  return (person) => {
    const sign = signOf({ person, isMe: false });
    const answer = answers.get(sign) ?? ask(person);
    answers.set(sign, answer);
    return answer;
  };
}
