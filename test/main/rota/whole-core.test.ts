import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ask, startCore } from '../../support/core-under-test';
import { startPagerDutyServer } from '../../support/pagerduty-server';
import { at, day } from './rota-desk';
import { startTeam, type Told } from './team-feed';

const mine: Told = { who: 'Ada', from: '2026-11-20T07:00Z', to: '2026-11-20T22:00Z' };
const others: Told = { who: 'Bob', from: '2026-11-21T07:00Z', to: '2026-11-21T22:00Z' };
const dawn = '2026-11-20T06:00Z';

async function onWatch() {
  const team = await startTeam([mine, others], dawn);
  await team.goTo('2026-11-20T08:00Z');
  await team.leaveTraces();
  const before = await team.traces();
  expect(before).toMatchObject({ done: 1, hasMyWords: true, handoverOf: before.shiftId });
  return { ...team, before };
}

describe('a watch that was begun keeps its checklist and handover', () => {
  it('when somebody who was entered for two hours of it is taken out again', async () => {
    const { core, goTo, traces, told, before } = await onWatch();
    const cut = await ask(core, 'shifts.add', {
      role: 'primary',
      person: 'Bob',
      startsAtWall: '2026-11-20T12:00',
      endsAtWall: '2026-11-20T14:00',
    });
    await goTo('2026-11-20T13:00Z');
    await ask(core, 'shifts.remove', { id: cut.id });
    expect(await traces()).toEqual(before);
    await goTo('2026-11-20T14:05Z');
    const starts = told().filter((title) => title.includes('started'));
    expect([starts.length < 2, await traces()]).toEqual([true, before]);
  });

  it('when somebody is entered for an hour that is half over, although more of it lies after than before', async () => {
    const { core, goTo, before } = await onWatch();
    await goTo('2026-11-20T12:30Z');
    await ask(core, 'shifts.add', {
      role: 'primary',
      person: 'Bob',
      startsAtWall: '2026-11-20T12:00',
      endsAtWall: '2026-11-20T14:00',
    });
    const handover = await ask(core, 'handover.read', {});
    expect(handover.shiftId).toBe(before.shiftId);
  });

  it('when I enter a shift of my own inside it', async () => {
    const { core, goTo, traces, told, before } = await onWatch();
    await goTo('2026-11-20T10:00Z');
    await ask(core, 'shifts.add', {
      role: 'primary',
      startsAtWall: '2026-11-20T10:00',
      endsAtWall: '2026-11-20T12:00',
    });
    expect(await traces()).toEqual(before);
    const notices = told();
    await goTo('2026-11-20T12:01Z');
    expect([told(), await traces()]).toEqual([notices, before]);
  });

  it('and its hours, when the event in the calendar is renamed to somebody else while it runs', async () => {
    const { core, goTo, tell, before } = await onWatch();
    await goTo('2026-11-20T19:00Z');
    await tell([{ ...mine, who: 'Bob', uid: `Ada ${at('2026-11-20T07:00Z')}` }, others]);
    await goTo('2026-11-20T21:00Z');
    const stood = (await ask(core, 'hours.month', { month: '2026-11' })).onCall;
    expect(stood.map(({ startsAt, endsAt, totalMs }) => ({ startsAt, endsAt, totalMs }))).toEqual([
      { startsAt: at('2026-11-20T07:00Z'), endsAt: at('2026-11-20T19:00Z'), totalMs: 5 * 3_600_000 },
    ]);
    expect((await ask(core, 'handover.read', {})).shiftId).toBe(before.shiftId);
    expect((await ask(core, 'watch.read', {})).shift).toBeUndefined();
  });

  it('when the calendar cuts it in two and tells it whole again, even after the second half began', async () => {
    const { tell, goTo, traces, before } = await onWatch();
    const first = { ...mine, to: '2026-11-20T12:00Z' };
    const second = { ...mine, from: '2026-11-20T14:00Z' };
    await tell([first, { who: 'Bob', from: first.to, to: second.from }, second, others]);
    await goTo('2026-11-20T15:00Z');
    expect((await traces()).shiftId).not.toBe(before.shiftId);
    await tell([mine, others]);
    expect(await traces()).toEqual(before);
  });

  it('when I say by mistake that I am somebody else, and the next minute that I am not', async () => {
    const { core, choose, clock, traces, before } = await onWatch();
    await choose('Bob');
    await clock.advance(20_000);
    expect((await ask(core, 'watch.read', {})).shift).toBeUndefined();
    await choose('Ada');
    expect(await traces()).toEqual(before);
  });

  it('when its schedule is left out of the rota and taken in again', async () => {
    const { core, assign, clock, traces, before } = await onWatch();
    await assign();
    await clock.advance(20_000);
    expect((await ask(core, 'watch.read', {})).shift).toBeUndefined();
    await assign('primary');
    expect(await traces()).toEqual(before);
  });

  it('when I stay on: the shift that I enter makes it longer', async () => {
    const { core, tell, goTo, traces, told } = await onWatch();
    const bob = { who: 'Bob', from: '2026-11-20T18:00Z', to: '2026-11-21T07:00Z' };
    await tell([{ ...mine, to: bob.from }, bob]);
    const before = await traces();
    await goTo('2026-11-20T17:00Z');
    const soFar = told().length;
    const longer = await ask(core, 'shifts.add', {
      role: 'primary',
      startsAtWall: '2026-11-20T17:30',
      endsAtWall: '2026-11-20T20:00',
    });
    await goTo('2026-11-20T19:00Z');
    expect([await traces(), told().slice(soFar)]).toEqual([before, []]);
    expect((await ask(core, 'watch.read', {})).shift).toMatchObject({
      startsAt: at('2026-11-20T07:00Z'),
      endsAt: at('2026-11-20T20:00Z'),
    });
    expect(await ask(core, 'shifts.list', {})).toEqual([longer]);
    await goTo('2026-11-20T20:05Z');
    expect(told().slice(soFar)).toHaveLength(1);
  });

  it('when I enter the same shift by hand as well, and take it out again', async () => {
    const { core, clock, traces, told, before } = await onWatch();
    const soFar = told().length;
    const same = await ask(core, 'shifts.add', {
      role: 'primary',
      startsAtWall: '2026-11-20T07:00',
      endsAtWall: '2026-11-20T22:00',
    });
    await clock.advance(20_000);
    expect([await traces(), told().slice(soFar)]).toEqual([before, []]);
    await ask(core, 'shifts.remove', { id: same.id });
    await clock.advance(20_000);
    expect([await traces(), told().slice(soFar)]).toEqual([before, []]);
  });
});

describe('the hours of September', () => {
  const firstDay = at('2026-10-03T12:00Z');
  const looks = ['2026-11-03T12:00Z', '2026-11-05T12:00Z', '2026-11-20T12:00Z', '2026-12-10T12:00Z'].map(at);

  it('read the same for as long as they can be claimed, of weekly turns in PagerDuty', async () => {
    const { core, clock } = startCore({
      now: firstDay,
      fetch: ((url: string, init?: RequestInit) =>
        url.includes('gov.uk') ? Promise.reject(new Error('no network')) : fetch(url, init)) as typeof fetch,
    });
    const weeks = Array.from({ length: 26 }, (_, index) => {
      const starts = at('2026-08-31T08:00Z') + index * 7 * day;
      const [id, name] = index % 3 === 0 ? ['PADA', 'Ada'] : ['PBOB', 'Bob'];
      return {
        user: { id, name, summary: name, email: null },
        schedule: { id: 'S1', summary: 'Primary' },
        escalation_policy: { id: 'E', summary: 'E' },
        escalation_level: 1,
        start: new Date(starts).toISOString(),
        end: new Date(starts + 7 * day).toISOString(),
      };
    });
    const server = await startPagerDutyServer({ now: clock.now, oncalls: weeks });
    onTestFinished(server.close);
    await ask(core, 'settings.setUp', { me: 'Ada', packId: 'cloud-platform', workspace: 'practice' });
    await ask(core, 'rota.addPagerDuty', { name: 'PD', token: server.token, apiUrl: server.apiUrl });
    await ask(core, 'rota.chooseMe', { marks: [{ kind: 'pagerduty', value: 'PADA' }] });
    const september = async () => (await ask(core, 'hours.month', { month: '2026-09' })).onCall;
    const first = await september();
    expect(first.map(({ startsAt }) => startsAt)).toEqual([at('2026-08-31T23:00Z'), at('2026-09-21T08:00Z')]);
    for (let now = firstDay; now <= (looks.at(-1) ?? 0); now += day) {
      clock.jumpTo(now);
      await ask(core, 'rota.readSources', {});
      if (looks.includes(now)) expect(await september()).toEqual(first);
    }
    const stood = (await ask(core, 'rota.standing', {})).people.map((known) => known.stood);
    expect(stood).toEqual([5, 4]);
  });

  it.each([
    ['of a turn of fourteen days that is told day by day', ['Ada', 'Bob', 'Eve']],
    ['of somebody who stands alone round the clock', ['Ada']],
  ])('read the same for as long as they can be claimed, %s', async (_, people) => {
    const days = Array.from({ length: 170 }, (_none, index): Told => {
      const from = at('2026-09-07T07:00Z') + index * day;
      return { who: people[Math.floor(index / 14) % people.length] ?? '', from, to: from + day };
    });
    const { core, clock, hoursOf } = await startTeam(days, '2026-10-03T12:00Z');
    const first = await hoursOf('2026-09');
    expect(first).toMatchObject([{ startsAt: '2026-09-07T07:00:00.000Z' }]);
    for (let now = firstDay; now <= (looks.at(-1) ?? 0); now += day) {
      clock.jumpTo(now);
      await ask(core, 'watch.read', {});
      if (looks.includes(now)) expect(await hoursOf('2026-09')).toEqual(first);
    }
  });
});

it("a turn that a pack's rotation is changed in the middle of is not stood twice", async () => {
  const shipped = readFileSync('resources/packs/cloud-platform.yaml', 'utf8');
  const packOf = (turns: string) =>
    shipped.replace(/^id: .*$/m, 'id: own').replace(/^rota:\n(?: .*\n)+/m, '') +
    `\nrota:\n  rotation:\n    - { role: primary, startsOn: "2026-11-02", turnDays: 7, turns: [${turns}], each: turn }\n`;
  const { core, clock, data } = startCore({ now: at('2026-11-03T12:00Z') });
  mkdirSync(join(data, 'packs'), { recursive: true });
  const use = async (turns: string) => {
    writeFileSync(join(data, 'packs', 'own.yaml'), packOf(turns));
    await ask(core, 'packs.reload', {});
  };
  await use('Ada, Grace, Joan');
  await ask(core, 'settings.setUp', { me: 'Ada', packId: 'own', workspace: 'practice' });
  await ask(core, 'rota.chooseMe', { marks: [{ kind: 'name', value: 'Ada' }] });
  const stood = async () => (await ask(core, 'hours.month', { month: '2026-11' })).onCall;
  await ask(core, 'watch.read', {});
  clock.jumpTo(at('2026-11-20T12:00Z'));
  const before = await stood();
  expect(before.map(({ startsAt }) => startsAt)).toEqual([at('2026-11-02T09:00Z')]);
  await use('Grace, Ada, Joan');
  expect(await stood()).toEqual(before);
  await use('Ada, Grace, Joan');
  expect(await stood()).toEqual(before);
  await use('Joan, Ada, Ada');
  expect((await stood()).map(({ startsAt }) => startsAt)).toEqual([
    at('2026-11-02T09:00Z'),
    at('2026-11-16T09:00Z'),
  ]);
});
