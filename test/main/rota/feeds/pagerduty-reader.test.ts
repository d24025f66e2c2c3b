import { describe, expect, it } from 'vitest';
import recorded from '../../../fixtures/pagerduty/oncalls.json' with { type: 'json' };
import references from '../../../fixtures/pagerduty/references.json' with { type: 'json' };
import users from '../../../fixtures/pagerduty/users.json' with { type: 'json' };
import {
  ada,
  at,
  ben,
  cai,
  direct,
  hour,
  isoSecond,
  now,
  oncall,
  primary,
  readPagerDuty,
  secondary,
  window,
} from './pagerduty-under-test';

const { platform, night } = references.policies;

describe('reading the rota of PagerDuty', () => {
  it('gives one shift per person, schedule and stretch, and those placed directly on a policy', async () => {
    const { read } = await readPagerDuty(recorded.oncalls);
    expect(await read()).toEqual({
      kind: 'read',
      copy: {
        lanes: [direct, primary, secondary],
        shifts: [
          {
            uid: 'policy:PPOL001:3/PCAI003/always',
            lane: direct.key,
            person: cai,
            startsAt: window.fromAt,
            endsAt: window.toAt,
          },
          {
            uid: 'schedule:PSCHED1/PADA001/2026-11-20T07:00:00.000Z',
            lane: primary.key,
            person: ada,
            startsAt: at('2026-11-20T07:00:00Z'),
            endsAt: at('2026-11-20T10:00:00Z'),
          },
          {
            uid: 'schedule:PSCHED2/PBEN002/2026-11-20T07:00:00.000Z',
            lane: secondary.key,
            person: ben,
            startsAt: at('2026-11-20T07:00:00Z'),
            endsAt: at('2026-11-20T10:00:00Z'),
          },
          {
            uid: 'schedule:PSCHED1/PADA001/2026-11-20T17:00:00.000Z',
            lane: primary.key,
            person: ada,
            startsAt: at('2026-11-20T17:00:00Z'),
            endsAt: at('2026-11-20T22:00:00Z'),
          },
          {
            uid: 'schedule:PSCHED1/PBEN002/2026-11-21T07:00:00.000Z',
            lane: primary.key,
            person: ben,
            startsAt: at('2026-11-21T07:00:00Z'),
            endsAt: at('2026-11-21T22:00:00Z'),
          },
        ],
        unreadable: 0,
      },
    });
  });

  it('asks as PagerDuty wants to be asked', async () => {
    const { read, server } = await readPagerDuty([]);
    expect(await read()).toEqual({ kind: 'read', copy: { lanes: [], shifts: [], unreadable: 0 } });
    expect(server.requests).toEqual([
      {
        method: 'GET',
        path: '/oncalls',
        query: [
          ['include[]', 'users'],
          ['since', '2026-11-01T00:00:00Z'],
          ['until', '2027-01-01T00:00:00Z'],
          ['time_zone', 'UTC'],
          ['limit', '100'],
          ['offset', '0'],
        ],
        authorization: `Token token=${server.token}`,
        accept: 'application/vnd.pagerduty+json;version=2',
        contentType: 'application/json',
      },
    ]);
  });

  it('asks for no more than the 90 days ahead that PagerDuty tells', async () => {
    const { read, server } = await readPagerDuty([oncall(null, null)]);
    const outcome = await read({ ...window, toAt: now + 400 * 24 * hour });
    const untilAt = now + 90 * 24 * hour - hour;
    expect(server.requests[0]?.query).toContainEqual(['until', isoSecond(untilAt)]);
    expect(shiftsOf(outcome)).toEqual([['schedule:PSCHED1', 'Ada Marsh', window.fromAt, untilAt]]);
  });

  it('does not read an empty copy out of a window that PagerDuty cannot tell of', async () => {
    const { read, server } = await readPagerDuty([]);
    expect(
      await read({ ...window, fromAt: now + 100 * 24 * hour, toAt: now + 101 * 24 * hour }),
    ).toMatchObject({ kind: 'failed', failure: { code: 'rota-unreadable' } });
    expect(server.requests).toEqual([]);
  });

  it('finds an account in the EU at its own address', async () => {
    const asked: string[] = [];
    const { read } = await readPagerDuty([], {
      apiUrl: 'https://api.eu.pagerduty.com',
      fetch: async (input) => {
        asked.push(String(input));
        return Response.json({ oncalls: [], limit: 100, offset: 0, more: false, total: null });
      },
    });
    expect(await read()).toEqual({ kind: 'read', copy: { lanes: [], shifts: [], unreadable: 0 } });
    expect(asked).toEqual([
      'https://api.eu.pagerduty.com/oncalls?include%5B%5D=users&since=2026-11-01T00%3A00%3A00Z&until=2027-01-01T00%3A00%3A00Z&time_zone=UTC&limit=100&offset=0',
    ]);
  });
});

describe('the stretches on call', () => {
  it('are instants, whatever offset they come with on either side of a clock change', async () => {
    const { read } = await readPagerDuty([
      oncall('2026-10-24T22:00:00+01:00', '2026-10-25T01:30:00+01:00'),
      oncall('2026-10-25T01:30:00+00:00', '2026-10-25T07:00:00Z'),
      oncall('2026-10-26T07:00:00-05:30', '2026-10-26T22:00:00.000Z'),
    ]);
    expect(shiftsOf(await read({ ...window, fromAt: at('2026-10-20T00:00:00Z') }))).toEqual([
      // 01:30 comes twice that night: the hour between them belongs to nobody.
      ['schedule:PSCHED1', 'Ada Marsh', at('2026-10-24T21:00:00Z'), at('2026-10-25T00:30:00Z')],
      ['schedule:PSCHED1', 'Ada Marsh', at('2026-10-25T01:30:00Z'), at('2026-10-25T07:00:00Z')],
      ['schedule:PSCHED1', 'Ada Marsh', at('2026-10-26T12:30:00Z'), at('2026-10-26T22:00:00Z')],
    ]);
  });

  it('of one person in one lane are one where they touch or overlap, in whatever order they come', async () => {
    const { read } = await readPagerDuty([
      oncall('2026-11-20T12:00:00Z', '2026-11-20T14:00:00Z'),
      oncall('2026-11-20T07:00:00Z', '2026-11-20T10:00:00Z'),
      oncall('2026-11-20T08:00:00Z', '2026-11-20T09:00:00Z'),
      oncall('2026-11-20T10:00:00Z', '2026-11-20T11:59:59Z'),
      oncall('2026-11-20T10:00:00Z', '2026-11-20T12:00:00Z', { user: users.ben }),
      oncall('2026-11-20T10:00:00Z', '2026-11-20T12:00:00Z', { schedule: references.schedules.secondary }),
    ]);
    expect(shiftsOf(await read())).toEqual([
      [primary.key, 'Ada Marsh', at('2026-11-20T07:00:00Z'), at('2026-11-20T11:59:59Z')],
      [primary.key, 'Ben Okoro', at('2026-11-20T10:00:00Z'), at('2026-11-20T12:00:00Z')],
      [secondary.key, 'Ada Marsh', at('2026-11-20T10:00:00Z'), at('2026-11-20T12:00:00Z')],
      [primary.key, 'Ada Marsh', at('2026-11-20T12:00:00Z'), at('2026-11-20T14:00:00Z')],
    ]);
  });

  it('of one schedule are one lane, on whatever level of whatever policy it stands', async () => {
    const { read } = await readPagerDuty([
      oncall('2026-11-20T07:00:00Z', '2026-11-20T10:00:00Z'),
      oncall('2026-11-20T07:00:00Z', '2026-11-20T10:00:00Z', {
        escalation_policy: night,
        escalation_level: 2,
      }),
    ]);
    expect(await read()).toMatchObject({ copy: { lanes: [primary], shifts: [{ lane: primary.key }] } });
  });

  it('of people placed directly are a lane per policy and level', async () => {
    const always = (escalation_policy: unknown, escalation_level: number) =>
      oncall(null, null, { schedule: null, escalation_policy, escalation_level });
    const { read } = await readPagerDuty([always(platform, 1), always(platform, 2), always(night, 1)]);
    expect(await read()).toMatchObject({
      copy: {
        lanes: [
          { key: 'policy:PPOL001:1', name: 'Harbour Platform, level 1' },
          { key: 'policy:PPOL001:2', name: 'Harbour Platform, level 2' },
          { key: 'policy:PPOL002:1', name: 'Night desk, level 1' },
        ],
        unreadable: 0,
      },
    });
  });

  it('that never began or never end reach to the edge of what was asked', async () => {
    const { read } = await readPagerDuty([
      oncall(null, '2026-11-20T10:00:00Z'),
      oncall('2026-11-20T17:00:00Z', null, { user: users.ben }),
    ]);
    expect(shiftsOf(await read())).toEqual([
      [primary.key, 'Ada Marsh', window.fromAt, at('2026-11-20T10:00:00Z')],
      [primary.key, 'Ben Okoro', at('2026-11-20T17:00:00Z'), window.toAt],
    ]);
  });

  it('are kept as the edge of the window cuts them', async () => {
    const { read } = await readPagerDuty([oncall('2026-10-28T09:00:00Z', '2026-11-04T09:00:00Z')]);
    expect(shiftsOf(await read())).toEqual([
      [primary.key, 'Ada Marsh', window.fromAt, at('2026-11-04T09:00:00Z')],
    ]);
  });

  it('keep their ids from one reading to the next, though the window moves', async () => {
    const { read } = await readPagerDuty(recorded.oncalls);
    const later = { ...window, fromAt: window.fromAt + hour, toAt: window.toAt + hour };
    expect(uidsOf(await read(later))).toEqual(uidsOf(await read()));
  });
});

describe('a stretch that never began', () => {
  it('keeps its id when others are joined to it', async () => {
    const { read } = await readPagerDuty([
      oncall('2026-10-28T09:00:00Z', '2026-11-04T09:00:00Z'),
      oncall(null, '2026-11-03T09:00:00Z'),
      oncall('2026-11-04T09:00:00Z', '2026-11-05T09:00:00Z'),
    ]);
    expect(uidsOf(await read())).toEqual(['schedule:PSCHED1/PADA001/always']);
  });
});

describe('a person of PagerDuty', () => {
  it.each([
    ['has the name in full', { ...users.ada, summary: 'Ada M.' }, ada],
    [
      'known only by reference has the name of the summary',
      { id: 'P1', type: 'user_reference', summary: 'Dee Hart', self: null, html_url: null },
      { name: 'Dee Hart', email: undefined, pagerDutyId: 'P1' },
    ],
    [
      'with blanks for name and address has the name of the summary',
      { ...users.ada, name: ' ', email: '' },
      { ...ada, email: undefined },
    ],
  ])('%s', async (_title, user, person) => {
    const { read } = await readPagerDuty([oncall('2026-11-20T07:00:00Z', '2026-11-20T10:00:00Z', { user })]);
    expect(await read()).toMatchObject({ copy: { shifts: [{ person }], unreadable: 0 } });
  });
});

describe('an entry that cannot be read', () => {
  const good = oncall('2026-11-20T07:00:00Z', '2026-11-20T10:00:00Z');
  const { schedule: _schedule, ...withoutSchedule } = good;
  const { start: _start, ...withoutStart } = good;

  it.each([
    ['has no user', { ...good, user: null }],
    ['has a user without a name', { ...good, user: { id: 'P1' } }],
    ['has a user without an id', { ...good, user: { ...users.ada, id: undefined } }],
    ['does not say whether there is a schedule', withoutSchedule],
    ['does not say when it starts', withoutStart],
    ['starts at a time without a zone', { ...good, start: '2026-11-20T07:00:00' }],
    ['starts on 31 November', { ...good, start: '2026-11-31T07:00:00Z' }],
    ['ends before it begins', { ...good, end: '2026-11-20T06:00:00Z' }],
    ['has neither a schedule nor a policy', { ...good, schedule: null, escalation_policy: null }],
    ['has neither a schedule nor a level', { ...good, schedule: null, escalation_level: 'one' }],
  ])('because it %s is counted and hides no other', async (_title, broken) => {
    const { read } = await readPagerDuty([broken, good]);
    expect(await read()).toMatchObject({
      kind: 'read',
      copy: { lanes: [primary], shifts: [{ person: ada, lane: primary.key }], unreadable: 1 },
    });
  });

  it('is not taken for an empty rota when there are no others', async () => {
    const { read } = await readPagerDuty([
      { ...good, user: null },
      { ...good, start: 'soon' },
    ]);
    expect(await read()).toEqual({
      kind: 'failed',
      failure: {
        code: 'rota-unreadable',
        detail: { source: 'Rota', reason: 'none of its 2 entries is a stretch on call' },
      },
    });
  });
});

type Outcome = Awaited<ReturnType<Awaited<ReturnType<typeof readPagerDuty>>['read']>>;

function shiftsOf(outcome: Outcome) {
  if (outcome.kind === 'failed') throw new Error(JSON.stringify(outcome));
  return outcome.copy.shifts.map(({ lane, person, startsAt, endsAt }) => [
    lane,
    person.name,
    startsAt,
    endsAt,
  ]);
}

function uidsOf(outcome: Outcome) {
  if (outcome.kind === 'failed') throw new Error(JSON.stringify(outcome));
  return outcome.copy.shifts.map(({ uid }) => uid);
}
