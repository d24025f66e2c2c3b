import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IdentityMark } from '../../../src/shared/nouns/rota';
import { isKnownBy, isSamePerson, marksOf, normalMark } from '../../../src/shared/rota/same-person';
import { person } from './people';

describe('the normal form of a mark', () => {
  it.each([
    ['case', 'Jo.Bloggs@Example.gov.uk', 'jo.bloggs@example.gov.uk'],
    ['outer white space', '  Jo Bloggs\n', 'jo bloggs'],
    ['inner white space, no-break space among it', 'Jo \t\u00a0Bloggs', 'jo bloggs'],
    ['a letter with an accent of its own', 'Zoe\u0308 Ny', 'zoë ny'],
    ['nothing but white space', ' \u2003 ', ''],
  ])('does without %s', (_what, given, expected) => {
    expect(normalMark(given)).toBe(expected);
  });

  it('has no further normal form, however the text is composed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
        expect(normalMark(normalMark(text))).toBe(normalMark(text));
        expect(normalMark(text.normalize('NFD'))).toBe(normalMark(text));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('the marks of a person', () => {
  it('are all that the source says, the surest first', () => {
    expect(marksOf({ name: 'Jo Bloggs', email: 'Jo@X.uk', pagerDutyId: 'PJO1' })).toEqual([
      { kind: 'pagerduty', value: 'pjo1' },
      { kind: 'email', value: 'jo@x.uk' },
      { kind: 'name', value: 'jo bloggs' },
    ]);
  });

  it('are none of what is empty', () => {
    expect(marksOf(person(' ', { email: '' }))).toEqual([]);
  });
});

describe('I am known', () => {
  const marks: readonly IdentityMark[] = [
    { kind: 'email', value: ' JO@x.uk' },
    { kind: 'name', value: 'Jo  Bloggs' },
  ];
  it.each([
    [person('Anyone', { email: 'jo@X.uk' }), true],
    [person('jo bloggs'), true],
    // Chosen as mine, so it is: another address does not speak against it.
    [person('Jo Bloggs', { email: 'bloggs@y.uk' }), true],
    [person('jo@x.uk'), false],
    [person('Jo', { pagerDutyId: 'jo bloggs' }), false],
    [person(''), false],
  ])('%j: %s', (who, expected) => {
    expect(isKnownBy(who, marks)).toBe(expected);
  });

  it('by nothing where no mark was chosen, or an empty one', () => {
    expect(isKnownBy(person(''), [])).toBe(false);
    expect(isKnownBy(person(''), [{ kind: 'name', value: ' ' }])).toBe(false);
  });
});

describe('two people of sources are one', () => {
  it.each([
    ['by name', person('Sam Jones'), person(' sam  jones'), true],
    ['not by another name', person('Sam Jones'), person('Sam James'), false],
    ['not by both having no name', person(''), person(''), false],
    [
      'by id, whatever else',
      person('Sam', { pagerDutyId: 'P1', email: 'a@x' }),
      person('S', { pagerDutyId: 'p1', email: 'b@x' }),
      true,
    ],
    [
      'by e-mail, whatever the id',
      person('Sam', { pagerDutyId: 'P1', email: 'a@x' }),
      person('S', { pagerDutyId: 'P2', email: 'A@x' }),
      true,
    ],
    [
      'not by name with different e-mails',
      person('Sam', { email: 'a@x' }),
      person('Sam', { email: 'b@x' }),
      false,
    ],
    [
      'not by name with different ids',
      person('Sam', { pagerDutyId: 'P1' }),
      person('Sam', { pagerDutyId: 'P2' }),
      false,
    ],
    ['by name where only one has an e-mail', person('Sam', { email: 'a@x' }), person('Sam'), true],
    [
      'by name where one has an e-mail and the other an id',
      person('Sam', { email: 'a@x' }),
      person('Sam', { pagerDutyId: 'P1' }),
      true,
    ],
    [
      'by name where the other e-mail is empty',
      person('Sam', { email: 'a@x' }),
      person('Sam', { email: ' ' }),
      true,
    ],
  ])('%s', (_what, a, b, expected) => {
    expect(isSamePerson(a, b)).toBe(expected);
    expect(isSamePerson(b, a)).toBe(expected);
  });
});
