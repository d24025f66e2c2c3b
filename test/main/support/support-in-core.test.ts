import { expect, it } from 'vitest';
import { ask, begin, hour, noon, startCore } from '../../support/core-under-test';

const minute = 60_000;
const talk = 'https://mojdt.slack.com/archives/C57UPMZLY/p1700000000000100';
const asked = { id: 'q1', asked: 'Cannot deploy', asker: 'Joan', link: talk };
const limitKey = 'support:question:q1';

it('a stopwatch goes on through a crash of the core, and its limit is told once', async () => {
  const first = startCore();
  await begin(first.core);
  await ask(first.core, 'support.begin', asked);
  await first.clock.advance(5 * minute);
  await first.close();
  const second = startCore({ data: first.data, now: noon + 20 * minute });
  await second.clock.advance(minute);
  const view = await ask(second.core, 'support.read', {});
  expect(view.questions.map(({ id, state, stretches }) => [id, state, stretches[0]?.startedAt])).toEqual([
    ['q1', 'open', noon],
  ]);
  await second.close();
  const third = startCore({ data: first.data, now: noon + 30 * minute });
  await third.clock.advance(minute);
  const told = [first, second, third].map(
    ({ notifier }) => notifier.shown.filter(({ key }) => key === limitKey).length,
  );
  expect(told).toEqual([0, 1, 0]);
  third.notifier.emit({ kind: 'opened', key: limitKey });
  expect(third.events.at(-1)).toEqual({ name: 'page.wanted', value: { page: 'support' } });
});

it('every window learns what one of them did', async () => {
  const { core, events } = startCore();
  await begin(core);
  const view = await ask(core, 'support.begin', asked);
  expect(JSON.parse(JSON.stringify(events.filter(({ name }) => name === 'support.changed')))).toEqual([
    { name: 'support.changed', value: view },
  ]);
});

it('the handover tells of questions and of periods that were nobody’s', async () => {
  const { core, clock } = startCore();
  await begin(core);
  await ask(core, 'support.begin', asked);
  await ask(core, 'support.nominate', { id: 'n1', date: '2026-11-20', period: 'Lunch', person: 'Grace' });
  await clock.advance(20 * minute);
  await ask(core, 'support.ticket', { id: 'q1', link: 'https://github.com/o/r/issues/7' });
  await clock.advance(2 * hour);
  const { sections } = await ask(core, 'handover.read', {});
  expect(sections.map(({ id }) => id)).toEqual([
    'watch',
    'incidents',
    'alarms',
    'findings',
    'support',
    'checklist',
    'planned',
  ]);
  expect(sections.find(({ id }) => id === 'support')?.lines).toEqual([
    '1 question, 20 min in all: 1 with an issue, 1 over the time limit.',
    `Issue opened: “Cannot deploy” (asked by Joan). Talk: [in Slack](${talk}) Issue: [https\\://github.com/o/r/issues/7](https://github.com/o/r/issues/7)`,
    'Nobody was nominated for Morning, 10:00–12:00.',
    'Nobody was nominated for Afternoon, 14:00–17:00.',
  ]);
});

it('who is on the rota that day is offered for its periods, I first', async () => {
  const { core } = startCore();
  await begin(core);
  const standIn = (startsAtWall: string, endsAtWall: string, person: string) =>
    ask(core, 'shifts.add', { role: 'support', startsAtWall, endsAtWall, person });
  await standIn('2026-11-20T09:00', '2026-11-20T18:00', 'Grace');
  await standIn('2026-11-23T09:00', '2026-11-23T18:00', 'Joan');
  const { days } = await ask(core, 'support.read', {});
  expect(days.map(({ date, people }) => [date, people])).toEqual([
    ['2026-11-20', ['Ada', 'Grace']],
    ['2026-11-23', ['Ada', 'Joan']],
  ]);
});

it('work on questions out of hours stands in the hours', async () => {
  const evening = Date.parse('2026-11-20T19:00:00Z');
  const { core, clock } = startCore({ now: evening });
  await begin(core);
  await ask(core, 'support.begin', asked);
  await clock.advance(25 * minute);
  await ask(core, 'support.answer', { id: 'q1' });
  const { worked } = await ask(core, 'hours.month', { month: '2026-11' });
  expect(
    worked.map(({ kinds, about, startsAt, endsAt }) => ({ kinds, about, startsAt, endsAt })),
  ).toContainEqual({
    kinds: ['support'],
    about: ['Cannot deploy'],
    startsAt: evening,
    endsAt: evening + 25 * minute,
  });
});

it('a bad link is refused in words', async () => {
  const { core } = startCore();
  await begin(core);
  expect(await core.dispatch('support.begin', { ...asked, link: 'http://slack.com/x' })).toEqual({
    ok: false,
    error: {
      code: 'question-link-invalid',
      detail: { link: 'http://slack.com/x', reason: 'it does not begin with https://' },
    },
  });
});
