import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { ask, begin, startCore } from '../../support/core-under-test';
import { createSlackBehindFetch } from '../../support/slack-behind-fetch';

const minute = 60_000;

test('a handover that is sent again with newer words arrives after the older one that was waiting', async () => {
  const slack = createSlackBehindFetch({ now: () => started.clock.now() });
  slack.plan((method) => (method === 'chat.postMessage' ? 'never sent' : undefined));
  const started = startCore({ fetch: slack.fetch, environment: slack.environment });
  const { core, clock } = started;
  await begin(core, 'slack');
  const { shiftId } = await ask(core, 'handover.read', {});
  await ask(core, 'handover.write', { shiftId, section: 'planned', ownWords: 'The old words' });
  await ask(core, 'handover.send', { id: randomUUID(), shiftId });
  // By now it is tried once a minute, and the newer one would be tried at once.
  await clock.advance(3 * minute);
  slack.plan(() => undefined);
  await ask(core, 'handover.write', { shiftId, section: 'planned', ownWords: 'The new words' });
  await ask(core, 'handover.send', { id: randomUUID(), shiftId });
  await clock.advance(5 * minute);

  const words = slack.texts().map((text) => /The (old|new) words/.exec(text)?.[0]);
  expect(words).toEqual(['The old words', 'The new words']);
});

test('a handover asked for again after a lost answer is posted once', async () => {
  const { core, clock } = startCore();
  await begin(core);
  const { shiftId } = await ask(core, 'handover.read', {});
  const sending = { id: 'sending-1', shiftId };
  await ask(core, 'handover.send', sending);
  await ask(core, 'handover.send', sending);
  await clock.advance(10_000);
  expect(await ask(core, 'practice.messages', {})).toHaveLength(1);
});
