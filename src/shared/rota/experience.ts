import type { PackRota } from '../nouns/pack';
import type { Duty, InexperiencedPair, RotaPerson } from '../nouns/rota';
import { compareDuties, compareText } from './duty-order';
import { signOf } from './person-groups';
import { personIndex } from './person-index';
import { marksOf, normalMark } from './same-person';
import { touches } from './stretches';

/** How many duties as primary or secondary a person has ended at or before an instant. */
export function stoodBefore(duties: readonly Duty[], person: RotaPerson, instant: number): number {
  return countStood(duties)(person, instant);
}

/** The same, for asking about many people: the duties are looked through once. */
export function countStood(duties: readonly Duty[]): (person: RotaPerson, instant: number) => number {
  const told = new Map<string, { readonly duty: Duty; readonly ends: number[] }>();
  for (const duty of duties) {
    if (duty.role === 'support') continue;
    const sign = signOf(duty);
    const known = told.get(sign);
    if (known === undefined) told.set(sign, { duty, ends: [duty.endsAt] });
    else known.ends.push(duty.endsAt);
  }
  const endsByPerson = new Map<string, readonly number[]>();
  const index = personIndex<{ person: RotaPerson; isMe: boolean; ends: readonly number[] }>();
  for (const { duty, ends } of told.values()) index.add({ person: duty.person, isMe: duty.isMe, ends });
  const endsOf = (person: RotaPerson): readonly number[] => {
    const isMe = index.like({ person, isMe: false }).some((one) => one.isMe);
    return index
      .like({ person, isMe })
      .flatMap(({ ends }) => ends)
      .sort((a, b) => a - b);
  };
  return (person, instant) => {
    const sign = signOf({ person, isMe: false });
    const ends = endsByPerson.get(sign) ?? endsOf(person);
    endsByPerson.set(sign, ends);
    return countUpTo(ends, instant);
  };
}

/**
 * Where a primary who is new stands with a secondary who is new, too: one entry for each pair and unbroken period,
 * clipped. What counts is how much each had stood when their time together began.
 */
export function findInexperienced(options: {
  readonly duties: readonly Duty[];
  readonly experience: PackRota['experience'];
  readonly fromAt: number;
  readonly toAt: number;
}): readonly InexperiencedPair[] {
  const { experience, fromAt, toAt } = options;
  if (experience === undefined) return [];
  const needed = experience.afterShifts;
  const stood = countStood(options.duties);
  const neverNew = new Set(experience.people.map(normalMark));
  const isNew = (person: RotaPerson, count: number) =>
    count < needed && !marksOf(person).some((mark) => neverNew.has(mark.value));

  const near = options.duties.filter((duty) => touches(duty, fromAt, toAt)).sort(compareDuties);
  const found: InexperiencedPair[] = [];
  for (const { primary, secondary } of togetherIn(near)) {
    const startsAt = Math.max(primary.startsAt, secondary.startsAt);
    const endsAt = Math.min(primary.endsAt, secondary.endsAt);
    const counts = { primary: stood(primary.person, startsAt), secondary: stood(secondary.person, startsAt) };
    if (!isNew(primary.person, counts.primary) || !isNew(secondary.person, counts.secondary)) continue;
    found.push({
      startsAt,
      endsAt,
      primary: { name: primary.person.name, stood: counts.primary },
      secondary: { name: secondary.person.name, stood: counts.secondary },
      needed,
    });
  }
  return joinPeriods(found)
    .filter((pair) => touches(pair, fromAt, toAt))
    .map((pair) => ({
      ...pair,
      startsAt: Math.max(pair.startsAt, fromAt),
      endsAt: Math.min(pair.endsAt, toAt),
    }));
}

/** Every primary duty with every secondary duty that it meets; the duties are sorted by start. */
function* togetherIn(duties: readonly Duty[]): Generator<{ primary: Duty; secondary: Duty }> {
  let standing: Duty[] = [];
  for (const duty of duties) {
    if (duty.role === 'support') continue;
    standing = standing.filter((other) => other.endsAt > duty.startsAt);
    for (const other of standing) {
      if (other.role === duty.role) continue;
      yield duty.role === 'primary'
        ? { primary: duty, secondary: other }
        : { primary: other, secondary: duty };
    }
    standing.push(duty);
  }
}

/** A pair that goes on without a break is one entry, with what they had stood at its beginning. */
function joinPeriods(pairs: readonly InexperiencedPair[]): readonly InexperiencedPair[] {
  const joined: InexperiencedPair[] = [];
  const lastOf = new Map<string, number>();
  const nameOf = (pair: InexperiencedPair) =>
    JSON.stringify([normalMark(pair.primary.name), normalMark(pair.secondary.name)]);
  const inOrder = [...pairs].sort(
    (a, b) => a.startsAt - b.startsAt || a.endsAt - b.endsAt || compareText(nameOf(a), nameOf(b)),
  );
  for (const pair of inOrder) {
    const index = lastOf.get(nameOf(pair));
    const last = index === undefined ? undefined : joined[index];
    if (index !== undefined && last !== undefined && pair.startsAt <= last.endsAt) {
      joined[index] = { ...last, endsAt: Math.max(last.endsAt, pair.endsAt) };
      continue;
    }
    lastOf.set(nameOf(pair), joined.length);
    joined.push(pair);
  }
  return joined;
}

function countUpTo(sorted: readonly number[], instant: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) <= instant) low = middle + 1;
    else high = middle;
  }
  return low;
}
