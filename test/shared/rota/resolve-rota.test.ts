import { describe, expect, it } from 'vitest';
import type { Shift } from '../../../src/shared/nouns/watch';
import { resolveRota } from '../../../src/shared/rota/resolve-rota';
import { at, duty, person, told } from './people';

const seven = '2026-11-20T07:00Z';
const ten = '2026-11-20T10:00Z';
const noon = '2026-11-20T12:00Z';
const five = '2026-11-20T17:00Z';
const ten2 = '2026-11-20T22:00Z';

function entered(
  id: string,
  who: string,
  startsAt: string,
  endsAt: string,
  more: Partial<Shift> = {},
): Shift {
  return {
    id,
    person: who,
    role: 'primary',
    startsAt: at(startsAt),
    endsAt: at(endsAt),
    source: 'hand',
    isMine: false,
    ...more,
  };
}

describe('a shift entered by hand', () => {
  it('cuts what a source tells of its role into the pieces before and after', () => {
    expect(
      resolveRota({
        entered: [entered('h1', 'Sam', ten, five)],
        feeds: [told('1', 'Jo', seven, ten2), told('2', 'Kim', seven, ten2, { role: 'secondary' })],
        marks: [],
      }),
    ).toEqual([
      duty('Jo', 'primary', seven, ten),
      duty('Kim', 'secondary', seven, ten2, { uids: ['2'] }),
      duty('Sam', 'primary', ten, five, { sourceId: 'hand', uids: ['h1'] }),
      duty('Jo', 'primary', five, ten2),
    ]);
  });

  it('leaves nothing of a stretch that it covers, and all of one that it only touches', () => {
    expect(
      resolveRota({
        entered: [entered('h1', 'Sam', ten, five)],
        feeds: [told('1', 'Jo', ten, five), told('2', 'Jo', noon, five), told('3', 'Kim', five, ten2)],
        marks: [],
      }),
    ).toEqual([
      duty('Sam', 'primary', ten, five, { sourceId: 'hand', uids: ['h1'] }),
      duty('Kim', 'primary', five, ten2, { uids: ['3'] }),
    ]);
  });

  it('of mine and one for another person both stand', () => {
    expect(
      resolveRota({
        entered: [entered('h1', 'Jo', seven, noon, { isMine: true }), entered('h2', 'Sam', ten, five)],
        feeds: [told('1', 'Kim', seven, five)],
        marks: [],
      }),
    ).toEqual([
      duty('Jo', 'primary', seven, noon, { isMe: true, sourceId: 'hand', uids: ['h1'] }),
      duty('Sam', 'primary', ten, five, { sourceId: 'hand', uids: ['h2'] }),
    ]);
  });

  it('of mine goes on in another of mine, also when I changed my name in between', () => {
    expect(
      resolveRota({
        entered: [
          entered('h2', 'Jo Smith', noon, five, { isMine: true }),
          entered('h1', 'Jo Bloggs', seven, noon, { isMine: true }),
        ],
        feeds: [],
        marks: [],
      }),
    ).toEqual([
      duty('Jo Bloggs', 'primary', seven, five, { isMe: true, sourceId: 'hand', uids: ['h1', 'h2'] }),
    ]);
  });

  it('under a name that I am known by is mine, whoever it was entered for', () => {
    const shifts = [entered('h1', 'jo  bloggs', seven, ten), entered('h2', 'Sam', seven, ten)];
    const marks = [{ kind: 'name', value: 'Jo Bloggs' }] as const;
    expect(
      resolveRota({ entered: shifts, feeds: [], marks }).map((one) => [one.person.name, one.isMe]),
    ).toEqual([
      ['Sam', false],
      ['jo  bloggs', true],
    ]);
  });

  it('stays apart from what a source tells of the same person before and after it', () => {
    expect(
      resolveRota({
        entered: [entered('h1', 'Jo', ten, five, { isMine: true })],
        feeds: [told('1', 'Jo', seven, ten2)],
        marks: [{ kind: 'name', value: 'Jo' }],
      }),
    ).toEqual([
      duty('Jo', 'primary', seven, ten, { isMe: true }),
      duty('Jo', 'primary', ten, five, { isMe: true, sourceId: 'hand', uids: ['h1'] }),
      duty('Jo', 'primary', five, ten2, { isMe: true }),
    ]);
  });
});

describe('what sources tell', () => {
  it('is mine by any of my marks', () => {
    const duties = resolveRota({
      entered: [],
      feeds: [
        told('1', person('Jo B.', { email: 'JO@x.uk' }), seven, ten),
        told('2', 'Sam', seven, ten, { role: 'secondary' }),
        told('3', person('J', { pagerDutyId: 'PJO' }), noon, five),
      ],
      marks: [
        { kind: 'email', value: 'jo@x.uk' },
        { kind: 'pagerduty', value: 'PJO' },
      ],
    });
    expect(duties.map((one) => [one.person.name, one.isMe])).toEqual([
      ['Jo B.', true],
      ['Sam', false],
      ['J', true],
    ]);
  });

  it('of one person at one time is one duty, named by the source that begins first', () => {
    expect(
      resolveRota({
        entered: [],
        feeds: [
          told('late', person('Jo B.', { email: 'jo@x', pagerDutyId: 'PJO' }), ten, ten2, { sourceId: 'a' }),
          told('early', person('Jo Bloggs', { email: 'jo@x' }), seven, five, { sourceId: 'b' }),
        ],
        marks: [{ kind: 'pagerduty', value: 'PJO' }],
      }),
    ).toEqual([
      duty(person('Jo Bloggs', { email: 'jo@x', pagerDutyId: 'PJO' }), 'primary', seven, ten2, {
        isMe: true,
        sourceId: 'b',
        uids: ['early', 'late'],
      }),
    ]);
  });

  it('at one start is named by the source whose id comes first', () => {
    expect(
      resolveRota({
        entered: [],
        feeds: [
          told('x', 'Jo', seven, ten, { sourceId: 'b' }),
          told('y', 'jo', seven, noon, { sourceId: 'a' }),
        ],
        marks: [],
      }),
    ).toEqual([duty('jo', 'primary', seven, noon, { sourceId: 'a', uids: ['y', 'x'] })]);
  });

  it('goes on in the next stretch of the same source, and not in one of another', () => {
    expect(
      resolveRota({
        entered: [],
        feeds: [
          told('1', 'Jo', seven, ten),
          told('2', 'Jo', ten, noon),
          told('3', 'Jo', noon, five, { sourceId: 'other' }),
        ],
        marks: [],
      }),
    ).toEqual([
      duty('Jo', 'primary', seven, noon, { uids: ['1', '2'] }),
      duty('Jo', 'primary', noon, five, { sourceId: 'other', uids: ['3'] }),
    ]);
  });

  it('of two people of one name stays two duties', () => {
    expect(
      resolveRota({
        entered: [],
        feeds: [
          told('1', person('Sam', { email: 'a@x' }), seven, noon),
          told('2', person('Sam', { email: 'b@x' }), ten, five),
        ],
        marks: [],
      }),
    ).toEqual([
      duty(person('Sam', { email: 'a@x' }), 'primary', seven, noon),
      duty(person('Sam', { email: 'b@x' }), 'primary', ten, five, { uids: ['2'] }),
    ]);
  });

  it('is left out where it ends before or when it begins', () => {
    expect(
      resolveRota({
        entered: [entered('h', 'Sam', five, ten)],
        feeds: [told('1', 'Jo', ten, ten), told('2', 'Jo', noon, seven)],
        marks: [],
      }),
    ).toEqual([]);
  });

  it('is in order of start, then primary before secondary before support', () => {
    const duties = resolveRota({
      entered: [],
      feeds: [
        told('1', 'Ada', ten, noon),
        told('2', 'Jo', seven, noon, { role: 'support' }),
        told('3', 'Jo', seven, noon, { role: 'secondary' }),
        told('4', 'Jo', seven, noon),
      ],
      marks: [],
    });
    expect(duties.map((one) => [one.person.name, one.role])).toEqual([
      ['Jo', 'primary'],
      ['Jo', 'secondary'],
      ['Jo', 'support'],
      ['Ada', 'primary'],
    ]);
  });
});
