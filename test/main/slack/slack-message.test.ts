import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ReadMessage } from '../../../src/main/courier';
import { readSlackMessage } from '../../../src/main/slack/slack-message';

const ts = '1795161600.000100';
const nobody = () => undefined;

function read(
  message: Readonly<Record<string, unknown>>,
  names: (id: string) => string | undefined = nobody,
) {
  const told = readSlackMessage({ ts, ...message }, names);
  if (told === undefined || told === 'left-out') throw new Error(`Not read: ${String(told)}`);
  return told;
}

test('a person’s message comes once, although Slack tells it as text and as blocks', () => {
  const message = {
    type: 'message',
    user: 'U0GRACE',
    text: 'is *live* down? <https://status.example.org|status> :fire:',
    blocks: [
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [
              { type: 'text', text: 'is ' },
              { type: 'text', text: 'live', style: { bold: true } },
              { type: 'text', text: ' down? ' },
              { type: 'link', url: 'https://status.example.org', text: 'status' },
              { type: 'text', text: ' ' },
              { type: 'emoji', name: 'fire' },
            ],
          },
        ],
      },
    ],
    reply_count: 3,
    latest_reply: '1795162600.000200',
  };
  expect(read(message, (id) => (id === 'U0GRACE' ? 'Grace' : undefined))).toEqual({
    ts,
    author: 'Grace',
    isApp: false,
    text: 'is *live* down? status :fire:',
    links: ['https://status.example.org'],
    answers: 3,
    lastAnswerTs: '1795162600.000200',
    opId: undefined,
  } satisfies ReadMessage);
});

test('Alertmanager tells all in an attachment', () => {
  const told = read({
    subtype: 'bot_message',
    bot_id: 'B1',
    username: 'Alertmanager',
    text: '',
    attachments: [
      {
        color: 'danger',
        title: '[FIRING:2] KubePodCrashLooping (live warning)',
        title_link: 'https://alertmanager.example.org/#/alerts?receiver=slack',
        text: '*Alert:* pod restarts &gt; 5\n<https://runbook.example.org|Runbook>',
        fallback: '[FIRING:2] KubePodCrashLooping (live warning) | https://alertmanager.example.org',
        fields: [
          { title: 'Namespace', value: 'monitoring', short: true },
          { title: '', value: 'two pods' },
        ],
        footer: '',
      },
    ],
  });
  expect(told).toMatchObject({
    author: 'Alertmanager',
    isApp: true,
    text: '[FIRING:2] KubePodCrashLooping (live warning)\n*Alert:* pod restarts > 5\nRunbook\nNamespace: monitoring\ntwo pods',
    links: ['https://alertmanager.example.org/#/alerts?receiver=slack', 'https://runbook.example.org'],
  });
});

test('PagerDuty tells in blocks of an attachment', () => {
  const told = read({
    bot_id: 'B2',
    bot_profile: { name: 'PagerDuty', id: 'B2' },
    text: 'Triggered #4711',
    attachments: [
      {
        fallback: 'fallback',
        blocks: [
          {
            type: 'section',
            text: { type: 'mrkdwn', text: '*<https://team.pagerduty.com/incidents/Q1|Ingress 5xx>*' },
            fields: [
              { type: 'mrkdwn', text: '*Assigned:* Ada' },
              { type: 'plain_text', text: 'Urgency: high' },
            ],
          },
          { type: 'divider' },
          {
            type: 'context',
            elements: [
              { type: 'mrkdwn', text: 'Service:' },
              { type: 'mrkdwn', text: 'live' },
            ],
          },
          { type: 'image', alt_text: 'a graph', image_url: 'https://example.org/g.png' },
        ],
      },
    ],
  });
  expect(told.author).toBe('PagerDuty');
  expect(told.text).toBe(
    'Triggered #4711\n*Ingress 5xx*\n*Assigned:* Ada\nUrgency: high\nService: live\na graph',
  );
  expect(told.links).toEqual(['https://team.pagerduty.com/incidents/Q1']);
});

test('an app’s text that is only the head of its blocks is not told twice', () => {
  const blocks = [
    { type: 'header', text: { type: 'plain_text', text: 'Deployment failed' } },
    { type: 'section', text: { type: 'mrkdwn', text: 'See the log.' } },
  ];
  expect(read({ bot_id: 'B', text: 'Deployment failed', blocks }).text).toBe(
    'Deployment failed\nSee the log.',
  );
  expect(read({ bot_id: 'B', text: 'New build', blocks }).text).toBe(
    'New build\nDeployment failed\nSee the log.',
  );
});

test('lists, quotes, code, tables and people in blocks are readable', () => {
  const section = (text: string) => ({ type: 'rich_text_section', elements: [{ type: 'text', text }] });
  const blocks = [
    {
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_section',
          elements: [
            { type: 'user', user_id: 'U0' },
            { type: 'text', text: ' & all' },
          ],
        },
        { type: 'rich_text_list', elements: [section('one'), section('two')] },
        { type: 'rich_text_quote', elements: [{ type: 'text', text: 'said' }] },
        { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'kubectl get pods' }] },
        { type: 'rich_text_section', elements: [{ type: 'broadcast', range: 'here' }] },
      ],
    },
    {
      type: 'table',
      rows: [
        [
          { type: 'raw_text', text: 'a' },
          { type: 'raw_text', text: 'b' },
        ],
      ],
    },
  ];
  expect(read({ user: 'U1', blocks }).text).toBe(
    '@someone & all\n• one\n• two\n> said\nkubectl get pods\n@here\na | b',
  );
});

test('files are named, and a message without a word says so', () => {
  expect(read({ user: 'U1', files: [{ name: 'graph.png' }, { title: 'a log' }, 7] }).text).toBe(
    '[file: graph.png]\n[file: a log]\n[file]',
  );
  expect(read({ user: 'U1' })).toMatchObject({ author: 'a person', text: '(a message without text)' });
});

test.each([
  [{ username: 'deploys', bot_id: 'B' }, 'deploys'],
  [{ bot_id: 'B' }, 'an app'],
  [{ user: 'U1', user_profile: { display_name: 'ada', real_name: 'Ada Byron' } }, 'ada'],
  [{ user: 'U1', user_profile: { display_name: '', real_name: 'Ada Byron' } }, 'Ada Byron'],
  [{ user: 'U1' }, 'a person'],
  [{}, 'a person'],
])('who wrote %j is told as %s', (message, author) => {
  expect(read({ text: 'x', ...message }).author).toBe(author);
});

test('a Watchkeeper’s message is known by its op id, and by nothing else', () => {
  const metadata = { event_type: 'watchkeeper_op', event_payload: { op_id: 'op-1', kind: 'entry' } };
  expect(read({ text: 'x', metadata }).opId).toBe('op-1');
  expect(read({ text: 'x', metadata: { ...metadata, event_type: 'other' } }).opId).toBeUndefined();
  expect(read({ text: 'x', metadata: { event_type: 'watchkeeper_op' } }).opId).toBeUndefined();
});

test.each(['channel_join', 'channel_leave', 'group_join', 'tombstone', 'message_deleted'])(
  'a message that only says %s is left out',
  (subtype) => {
    expect(readSlackMessage({ ts, subtype, text: 'x' }, nobody)).toBe('left-out');
  },
);

test('blocks within blocks without end are read to a depth, and the message is there', () => {
  let nested: unknown = { type: 'text', text: 'deep' };
  for (let depth = 0; depth < 5_000; depth += 1) nested = { type: 'rich_text', elements: [nested] };
  expect(read({ user: 'U1', text: 'top', blocks: [nested] }).text).toBe('top');
});

test('a text longer than Slack keeps is cut, and what is not well formed is mended', () => {
  expect(read({ user: 'U1', text: 'x'.repeat(50_000) }).text).toHaveLength(40_000);
  expect(read({ user: 'U1', text: 'broken \ud83d' }).text.isWellFormed()).toBe(true);
});

/** Values of any kind under the names that Slack uses. */
const nonsense = fc.letrec<{ any: unknown; node: unknown }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(null, true, -1, Number.NaN, '', '<', '&amp;', '<@U1>', 'text', [], {}),
    fc.string(),
    fc.array(tie('any'), { maxLength: 3 }),
    tie('node'),
  ),
  node: fc.dictionary(
    fc.constantFrom(
      ...['type', 'text', 'elements', 'fields', 'title', 'value', 'url', 'name', 'rows', 'user_id'],
      ...['pretext', 'fallback', 'blocks', 'attachments', 'files', 'username', 'bot_profile', 'user_profile'],
      ...[
        'metadata',
        'event_type',
        'event_payload',
        'op_id',
        'reply_count',
        'latest_reply',
        'user',
        'hidden',
      ],
    ),
    tie('any'),
    { maxKeys: 6 },
  ),
}));

test('a message of any nonsense is read without a crash, and with an id it is there', () => {
  fc.assert(
    fc.property(nonsense.any, nonsense.node, (any, node) => {
      expect(() => readSlackMessage(any, nobody)).not.toThrow();
      const given = { ...(node as object), ts };
      const told = readSlackMessage(given, nobody);
      if ((given as { hidden?: unknown }).hidden === true) expect(told).toBe('left-out');
      else {
        expect(told).toMatchObject({ ts });
        expect((told as ReadMessage).text.trim()).not.toBe('');
        expect((told as ReadMessage).author).not.toBe('');
      }
    }),
    { numRuns: 1_000 },
  );
});
