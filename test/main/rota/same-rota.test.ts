import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { Duty, RotaMonth } from '../../../src/shared/nouns/rota';
import type { ShiftRole } from '../../../src/shared/nouns/watch';
import references from '../../fixtures/pagerduty/references.json' with { type: 'json' };
import users from '../../fixtures/pagerduty/users.json' with { type: 'json' };
import { ask, noon, startCore } from '../../support/core-under-test';
import { startPagerDutyServer } from '../../support/pagerduty-server';
import { scheduleFeed, startFeedServer } from '../../support/team-calendar';
import { temporaryFolder } from '../../support/temporary-folder';

const month = '2026-11';
const setUp = { me: 'Ada', packId: 'cloud-platform', workspace: 'practice' } as const;

/** Three people, two weeks in six. */
const rotation = `rota:
  rotation:
    - { role: primary, startsOn: "2026-10-19", turnDays: 14, turns: [Ada Marsh, Ben Okoro, Cai Ellis] }
    - { role: secondary, startsOn: "2026-10-19", turnDays: 14, turns: [Ben Okoro, Cai Ellis, Ada Marsh] }
`;

const people = new Map([
  ['Ada Marsh', users.ada],
  ['Ben Okoro', users.ben],
  ['Cai Ellis', { ...users.cai, name: 'Cai Ellis', summary: 'Cai Ellis' }],
]);

type Turn = { readonly person: string; readonly startsAt: number; readonly endsAt: number };
const turnOf = ({ person, startsAt, endsAt }: Duty): Turn => ({ person: person.name, startsAt, endsAt });
const turnsIn = (found: RotaMonth) =>
  found.strips.map(({ role, duties }) => ({ role, turns: duties.map(turnOf) }));

function turnsOf(found: RotaMonth, role: ShiftRole): readonly Turn[] {
  return turnsIn(found).find((strip) => strip.role === role)?.turns ?? [];
}

async function fromThePack(): Promise<RotaMonth> {
  const data = temporaryFolder();
  mkdirSync(join(data, 'packs'));
  const shipped = readFileSync('resources/packs/cloud-platform.yaml', 'utf8');
  writeFileSync(
    join(data, 'packs', 'own.yaml'),
    `${shipped.replace(/^rota:\n(?: .*\n)+/m, '')}\n${rotation}`,
  );
  const { core } = startCore({ data });
  await ask(core, 'settings.setUp', setUp);
  return ask(core, 'rota.month', { month });
}

async function fromCalendars(told: RotaMonth): Promise<RotaMonth> {
  const { core } = startCore({ fetch });
  await ask(core, 'settings.setUp', setUp);
  for (const role of ['primary', 'secondary'] as const) {
    const feed = await startFeedServer(
      scheduleFeed({ id: `P${role}`, name: role, turns: turnsOf(told, role) }),
    );
    onTestFinished(feed.close);
    await ask(core, 'rota.addCalendar', { name: role, address: feed.url });
  }
  return ask(core, 'rota.month', { month });
}

async function fromPagerDuty(told: RotaMonth): Promise<RotaMonth> {
  const oncalls = (['primary', 'secondary'] as const).flatMap((role) =>
    turnsOf(told, role).map(({ person, startsAt, endsAt }) => ({
      escalation_policy: references.policies.platform,
      escalation_level: role === 'primary' ? 1 : 2,
      schedule: references.schedules[role],
      user: people.get(person),
      start: new Date(startsAt).toISOString(),
      end: new Date(endsAt).toISOString(),
    })),
  );
  const server = await startPagerDutyServer({ now: () => noon, oncalls });
  onTestFinished(server.close);
  const { core } = startCore({ fetch });
  await ask(core, 'settings.setUp', setUp);
  const { apiUrl, token } = server;
  await ask(core, 'rota.addPagerDuty', { name: 'PagerDuty', token, apiUrl });
  return ask(core, 'rota.month', { month });
}

async function fromTheHand(told: RotaMonth): Promise<RotaMonth> {
  const { core } = startCore();
  await ask(core, 'settings.setUp', { ...setUp, me: 'Nobody of them' });
  const wall = (instant: number) => new Date(instant).toISOString().slice(0, 16);
  for (const role of ['primary', 'secondary'] as const) {
    for (const { person, startsAt, endsAt } of turnsOf(told, role)) {
      const startsAtWall = wall(startsAt);
      await ask(core, 'shifts.add', { role, startsAtWall, endsAtWall: wall(endsAt), person });
    }
  }
  return ask(core, 'rota.month', { month });
}

it('the same rota comes out of the pack, two calendars, PagerDuty and shifts entered by hand', async () => {
  const told = await fromThePack();
  expect(turnsOf(told, 'primary').slice(0, 2)).toEqual([
    {
      person: 'Ada Marsh',
      startsAt: Date.parse('2026-11-01T07:00Z'),
      endsAt: Date.parse('2026-11-01T22:00Z'),
    },
    {
      person: 'Ben Okoro',
      startsAt: Date.parse('2026-11-02T07:00Z'),
      endsAt: Date.parse('2026-11-02T22:00Z'),
    },
  ]);
  expect(told.strips.map(({ gaps, overlaps }) => [gaps, overlaps])).toEqual([
    [[], []],
    [[], []],
  ]);
  expect(turnsIn(await fromCalendars(told))).toEqual(turnsIn(told));
  expect(turnsIn(await fromPagerDuty(told))).toEqual(turnsIn(told));
  expect(turnsIn(await fromTheHand(told))).toEqual(turnsIn(told));
});
