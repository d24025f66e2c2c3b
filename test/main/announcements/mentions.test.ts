import { expect, onTestFinished, test } from 'vitest';
import { mentions } from '../../../src/shared/nouns/announcement';
import { ask, begin, noon, startCore } from '../../support/core-under-test';
import { startSlackServer } from '../../support/slack-server';
import { waitUntil } from '../../support/wait-until';
import { announcement, anUpdate, gaps, minute, startWithSlack } from './announcing';

const calling = { ...gaps, when: '@here today, not <!channel> and not `@everyone`' };
const refused = { ok: false, error: { code: 'mention-not-confirmed' } };

test('a word that calls people is posted as plain text unless a person says twice that it shall call them', async () => {
  const started = await startWithSlack();
  await ask(started.core, 'announcements.post', await announcement(started, { gaps: calling }));
  await started.clock.advance(minute);
  expect(started.slack.texts()[0]).toContain(
    'this work @here today, not &lt;!channel&gt; and not `@everyone`, we will',
  );
});

test.each([
  ['without the second yes', { notify: ['here'], confirmed: [] }],
  ['with a yes to another word', { notify: ['here'], confirmed: ['channel'] }],
  ['with a yes to fewer words', { notify: ['here', 'channel'], confirmed: ['here'] }],
  ['with a yes to more words', { notify: ['here'], confirmed: ['here', 'channel'] }],
  ['for a word that is in code only', { notify: ['everyone'], confirmed: ['everyone'] }],
] as const)('nobody is called %s', async (_name, given) => {
  const started = await startWithSlack();
  const input = await announcement(started, { gaps: calling, ...given });
  expect(await started.core.dispatch('announcements.post', input)).toMatchObject(refused);
  await ask(started.core, 'announcements.post', await announcement(started, { id: 'a-0' }));
  const update = anUpdate('@here', { id: 'a-0', notify: [...given.notify], confirmed: [...given.confirmed] });
  expect(await started.core.dispatch('announcements.update', update)).toMatchObject(refused);
  await started.clock.advance(minute);
  expect(started.slack.messages()).toHaveLength(1);
});

test('only the confirmed word calls, outside of code, also after a restart before it was sent', async () => {
  const started = await startWithSlack();
  started.slack.plan((method) => (method === 'chat.postMessage' ? 'never sent' : undefined));
  const input = await announcement(started, { gaps: calling, notify: ['here'], confirmed: ['here'] });
  await ask(started.core, 'announcements.post', input);
  await started.clock.advance(minute);
  await started.close();
  const next = await startWithSlack(started.data, started.clock.now());
  await next.clock.advance(minute);
  expect(next.slack.texts()[0]).toContain(
    'this work <!here> today, not &lt;!channel&gt; and not `@everyone`, we will',
  );
});

test('a real server keeps plain words plain, and a confirmed one as the call', async () => {
  const server = await startSlackServer(['cloud-platform-update']);
  onTestFinished(() => server.close());
  const started = {
    ...startCore({ now: noon, fetch, environment: { slackApiUrl: server.apiUrl, slackToken: server.token } }),
    slack: undefined as never,
  };
  await begin(started.core, 'slack');
  const plain = await announcement(started, { gaps: calling });
  const called = await announcement(started, {
    id: 'a-2',
    gaps: calling,
    notify: ['here', 'channel'],
    confirmed: ['channel', 'here'],
  });
  await ask(started.core, 'announcements.post', plain);
  await ask(started.core, 'announcements.post', called);
  const texts = await waitUntil('both announcements', async () => {
    await started.clock.advance(2_000);
    const messages = await server.messages('cloud-platform-update');
    return messages.length === 2 ? messages.map(({ text }) => text) : undefined;
  });
  const words = texts.map((text) => /this work (.*), we will/.exec(text)?.[1]);
  expect(words).toEqual([
    '@here today, not &lt;!channel&gt; and not `@everyone`',
    '<!here> today, not <!channel> and not `@everyone`',
  ]);
});

test('practice shows a confirmed word as it was typed', async () => {
  const started = await startWithSlack();
  await ask(started.core, 'settings.setUp', { me: 'Ada', packId: 'cloud-platform', workspace: 'practice' });
  const input = await announcement(started, { gaps: calling, notify: ['here'], confirmed: ['here'] });
  await ask(started.core, 'announcements.post', input);
  await started.clock.advance(minute);
  expect((await ask(started.core, 'practice.messages', {}))[0]?.text).toBe(input.text);
});

test('whatever is typed, what was not confirmed reaches Slack without any form that calls people', async () => {
  const started = await startWithSlack();
  const pieces = [
    '@',
    '<!',
    'here',
    'channel',
    'everyone',
    '>',
    '|',
    '`',
    '```',
    '<!subteam^S1>',
    ' ',
    '\n',
    'é',
    '&',
  ];
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  for (let round = 0; round < 120; round += 1) {
    const typed = Array.from({ length: 1 + random(9) }, () => pieces[random(pieces.length)]).join('');
    const unconfirmed = mentions.filter(() => random(2) === 0);
    const input = await announcement(started, {
      id: `a-${round}`,
      gaps: { ...gaps, when: `x${typed}x` },
      // Half of the windows ask for a call that nobody has confirmed.
      notify: random(2) === 0 ? [] : unconfirmed,
    });
    await started.core.dispatch('announcements.post', input);
  }
  await started.clock.advance(5 * minute);
  const texts = started.slack.texts();
  expect(texts.length).toBeGreaterThan(40);
  expect(texts.filter((text) => text.includes('<'))).toEqual([]);
});
