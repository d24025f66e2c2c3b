import type { IdentityMark, KnownPerson, RotaPerson } from '../../shared/nouns/rota';

/** What a person is known by: the name only where a source gives nothing surer, since two people may have one. */
export function marksOf(person: RotaPerson): readonly IdentityMark[] {
  const sure: IdentityMark[] = [];
  if (person.email !== undefined) sure.push({ kind: 'email', value: person.email });
  if (person.pagerDutyId !== undefined) sure.push({ kind: 'pagerduty', value: person.pagerDutyId });
  return sure.length > 0 ? sure : [{ kind: 'name', value: person.name }];
}

/** Marks of mine that no person of the sources bears now: kept until I take them away. */
export function marksOfNobody(
  marks: readonly IdentityMark[],
  people: readonly KnownPerson[],
): readonly IdentityMark[] {
  const borne = new Set(people.flatMap(({ person }) => allMarks(person)).map(keyOfMark));
  return marks.filter((mark) => !borne.has(keyOfMark(mark)));
}

/** Each mark once. */
export function distinct(marks: readonly IdentityMark[]): readonly IdentityMark[] {
  return [...new Map(marks.map((mark) => [keyOfMark(mark), mark])).values()];
}

export function keyOfPerson({ name, email, pagerDutyId }: RotaPerson): string {
  return JSON.stringify([email, pagerDutyId, name]);
}

/** The same for marks that differ only in case or outer spaces, which count as one. */
export function keyOfMark({ kind, value }: IdentityMark): string {
  const same = value.trim();
  return `${kind} ${kind === 'pagerduty' ? same : same.toLowerCase()}`;
}

function allMarks(person: RotaPerson): readonly IdentityMark[] {
  return [...marksOf(person), { kind: 'name', value: person.name }];
}
