import { expect, test } from 'vitest';
import { createSlackCourier } from '../../../src/main/slack/slack-courier';
import { createSlackBehindFetch } from '../../support/slack-behind-fetch';

const post = {
  channel: '#cloud-platform',
  threadTs: undefined,
  text: 'a line',
  mentions: [],
  metadata: { op_id: 'op-1', kind: 'entry' },
} as const;

/** Slack allows `pages` calls of the list, and then none until told otherwise. */
function workspace(channels: readonly string[], pages: number) {
  const slack = createSlackBehindFetch({ now: () => 1_000_000, channels });
  let left = pages;
  slack.plan((method) => {
    if (method !== 'conversations.list') return undefined;
    left -= 1;
    return left >= 0 ? undefined : tooMany();
  });
  const courier = createSlackCourier({
    token: 'xoxb-test',
    apiUrl: slack.environment.slackApiUrl,
    fetch: slack.fetch,
  });
  const cursors = () => slack.bodiesOf('conversations.list').map(({ cursor }) => cursor);
  return {
    slack,
    courier,
    cursors,
    allow(more: number) {
      left = more;
    },
  };
}

const tooMany = () =>
  new Response('{"ok":false,"error":"ratelimited"}', {
    status: 429,
    headers: { 'retry-after': '30', 'content-type': 'application/json' },
  });
const manyNames = Array.from({ length: 5_000 }, (_, index) => `aa-${index}`);
const limited = {
  kind: 'refused',
  failure: { code: 'slack-rate-limited', detail: { seconds: 30 } },
  retry: { kind: 'after', ms: 30_000 },
};

test('a channel behind 5,000 others is found although Slack limits the reading, which goes on where it was', async () => {
  const { slack, courier, cursors, allow } = workspace([...manyNames, 'cloud-platform'], 2);
  expect(await courier.post(post)).toEqual(limited);
  allow(2);
  expect(await courier.post(post)).toEqual(limited);
  allow(2);
  expect(await courier.post(post)).toMatchObject({ kind: 'posted' });

  expect(cursors()).toEqual([undefined, '999', '1998', '1998', '2997', '3996', '3996', '4995']);
  expect(slack.bodiesOf('chat.postMessage').map(({ channel }) => channel)).toEqual(['C1005000']);
});

test('a channel that was passed on the way is known without reading again', async () => {
  const { courier, cursors } = workspace([...manyNames, 'cloud-platform'], 20);
  await courier.post(post);
  const read = cursors().length;
  await courier.post({ ...post, channel: '#aa-17' });
  expect(cursors()).toHaveLength(read);
});

test('a channel that is nowhere is refused after the whole list, and looked for from its beginning next time', async () => {
  const { courier, cursors, allow } = workspace(manyNames, 3);
  await courier.post(post);
  allow(20);
  const refused = {
    kind: 'refused',
    failure: { code: 'slack-channel-not-found', detail: { channel: '#cloud-platform' } },
    retry: { kind: 'never' },
  };
  expect(await courier.post(post)).toEqual(refused);
  expect(await courier.post(post)).toEqual(refused);
  const whole = [undefined, '999', '1998', '2997', '3996', '4995'];
  expect(cursors()).toEqual([undefined, '999', '1998', '2997', '2997', '3996', '4995', ...whole]);
});
