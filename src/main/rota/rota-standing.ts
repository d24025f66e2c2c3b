import type { Pack } from '../../shared/nouns/pack';
import type { Duty, IdentityMark, KnownPerson, RotaPerson, RotaSource } from '../../shared/nouns/rota';
import { countStood } from '../../shared/rota/experience';
import { groupPeople } from '../../shared/rota/person-groups';
import { isKnownBy, isSamePerson } from '../../shared/rota/same-person';
import { type RoledShift, rotationId } from './pack-rotation';
import type { StoredSource } from './rota-source-store';

/**
 * Sources are read every ten minutes. After twenty-five two readings are missed, with time for a slow answer: one lost
 * reading is the network, two are worth a word.
 */
const staleAfterMs = 25 * 60_000;
/** Clocks of machines differ by seconds; a reading from further ahead was made by a clock that was wrong. */
const aheadAtMostMs = 5 * 60_000;

export function toRotaSource({ addedAt: _, ...source }: StoredSource, now: number): RotaSource {
  const { lastSuccessAt } = source;
  const ageMs = lastSuccessAt === undefined ? undefined : now - lastSuccessAt;
  return { ...source, isStale: ageMs === undefined || ageMs > staleAfterMs || ageMs < -aheadAtMostMs };
}

/** The pack's own rotation as a source: reckoned here, so never old and never failing. */
export function rotationSource(pack: Pack, shifts: readonly RoledShift[], now: number): RotaSource {
  const laneNames = { primary: 'Primary', secondary: 'Secondary', support: 'Support' } as const;
  return {
    id: rotationId,
    kind: 'rotation',
    name: 'Rotation in the team pack',
    place: pack.name,
    lastSuccessAt: now,
    isStale: false,
    failingSinceAt: undefined,
    failure: undefined,
    heldBack: undefined,
    unreadable: 0,
    lanes: pack.rota.rotation.map(({ role }, index) => ({
      key: `rotation:${index}`,
      name: laneNames[role],
      role,
      isChosen: true,
    })),
    shifts: shifts.length,
  };
}

/** Everybody whom the sources name, once each, by name. */
export function knownPeople(options: {
  readonly named: readonly RotaPerson[];
  readonly duties: readonly Duty[];
  readonly marks: readonly IdentityMark[];
  readonly now: number;
}): readonly KnownPerson[] {
  const { duties, marks, now } = options;
  const different = [...new Map(options.named.map((person) => [JSON.stringify(person), person])).values()];
  const stood = countStood(duties);
  const members = different.map((person) => ({ person, isMe: isKnownBy(person, marks) }));
  return [...Map.groupBy(members, groupPeople(members)).values()]
    .flatMap((group): readonly KnownPerson[] => {
      const [first] = group;
      if (first === undefined) return [];
      const known = <K extends keyof RotaPerson>(mark: K) =>
        group.find(({ person }) => person[mark] !== undefined)?.person[mark];
      const person: RotaPerson = {
        name: first.person.name,
        email: known('email'),
        pagerDutyId: known('pagerDutyId'),
      };
      const isMe = group.some((member) => member.isMe);
      const next = duties.find(
        (duty) => duty.startsAt > now && (isMe ? duty.isMe : isSamePerson(duty.person, person)),
      );
      return [{ person, isMe, stood: stood(person, now), nextStartsAt: next?.startsAt }];
    })
    .toSorted((a, b) => compareNames(a.person.name, b.person.name));
}

/** The same on every machine, whatever its language. */
function compareNames(a: string, b: string): number {
  return a.localeCompare(b, 'en-GB') || (a < b ? -1 : Number(a > b));
}
