import type { IdentityMark, RotaPerson } from '../nouns/rota';

/** The form in which marks are compared: two ways to write one name or address are one text. */
export function normalMark(value: string): string {
  return value.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase().normalize('NFC');
}

/** Everything by which a source's person can be known, in normal form, the surest first. */
export function marksOf(person: RotaPerson): readonly IdentityMark[] {
  const marks: readonly IdentityMark[] = [
    { kind: 'pagerduty', value: normalMark(person.pagerDutyId ?? '') },
    { kind: 'email', value: normalMark(person.email ?? '') },
    { kind: 'name', value: normalMark(person.name) },
  ];
  return marks.filter((mark) => mark.value !== '');
}

export function isKnownBy(person: RotaPerson, marks: readonly IdentityMark[]): boolean {
  const own = marksOf(person);
  return marks.some((mark) => {
    const value = normalMark(mark.value);
    return own.some((candidate) => candidate.kind === mark.kind && candidate.value === value);
  });
}

/**
 * The same PagerDuty id or e-mail is the same person. A name alone says so only while nothing speaks against it: two
 * colleagues of one name have different addresses. By names this does not chain: a bare "Sam" is like either of two
 * Sams, who are not each other (see `groupPeople`).
 */
export function isSamePerson(a: RotaPerson, b: RotaPerson): boolean {
  const id = compare(a.pagerDutyId, b.pagerDutyId);
  const email = compare(a.email, b.email);
  if (id === 'same' || email === 'same') return true;
  if (id === 'different' || email === 'different') return false;
  return compare(a.name, b.name) === 'same';
}

function compare(a: string | undefined, b: string | undefined): 'same' | 'different' | 'unknown' {
  const one = normalMark(a ?? '');
  const other = normalMark(b ?? '');
  if (one === '' || other === '') return 'unknown';
  return one === other ? 'same' : 'different';
}
