import { beforeAll, expect, test } from 'vitest';
import type { ChannelView } from '../../../src/shared/nouns/channel';
import {
  alerts,
  awaited,
  button,
  click,
  during,
  find,
  ordinaryCore,
  press,
  renderApp,
  text,
} from '../support/render';
import { at, item, run, settings } from '../support/samples';
import { message, view } from './channel-samples';

// It is loaded when it is first drawn, which takes longer than a test waits.
beforeAll(() => import('../../../src/renderer/channels/channel-messages'));

const channelRun = {
  ...run,
  items: [
    item('a'),
    item('alerts', { text: 'Read #alerts', channel: '#alerts', link: 'https://example.org/a' }),
  ],
};

/** A core whose list has an item that reads #alerts. */
function channelCore(first: ChannelView, more: Parameters<typeof ordinaryCore>[0] = {}) {
  return ordinaryCore({
    'checklist.read': () => [channelRun],
    'channels.follow': () => first,
    ...more,
  });
}

const line = () => find('.channel').textContent;
const listedMessages = () =>
  [...document.querySelectorAll('.channel-messages li')].map((each) => each.textContent);
const dead = {
  code: 'channel-slack-unreachable',
  detail: { channel: '#alerts', reason: 'ENOTFOUND' },
} as const;

test.each<[string, ChannelView, string]>([
  ['unread messages', view([message(8, 10), message(9, 0)]), '2 unread since 08:00'],
  ['more than was read', view([message(9, 0)], { isWhole: false }), 'more than 1 unread since 08:00'],
  [
    'older ones that were read, and no more than what is unread',
    view([message(8, 10, { isUnread: false }), message(9, 0)], { isWhole: false }),
    '1 unread since 08:00',
  ],
  ['nothing posted', view([]), 'nothing unread since 08:00'],
  ['all marked', view([message(9, 0, { isUnread: false })], { sinceWhy: 'mark' }), 'all read'],
  [
    'an alarm without its pair',
    view([message(9, 0, { lacksResolved: true })]),
    '1 unread since 08:00, 1 alarm without a ‘Resolved’ so far',
  ],
  ['a channel that was never read', view([], { readAt: undefined }), 'Reading #alerts …'],
  [
    'a channel that cannot be read',
    view([], { readAt: undefined, failure: dead }),
    '#alerts was not read: Slack cannot be reached (ENOTFOUND).',
  ],
  [
    'a copy of a while ago',
    view([message(9, 0)], { readAt: at(9, 30) }),
    '1 unread since 08:00, as of 09:30',
  ],
  [
    'an old copy',
    view([message(9, 0)], { readAt: at(9, 5), failure: dead }),
    '1 unread since 08:00, as of 09:05. #alerts was not read: Slack cannot be reached (ENOTFOUND).',
  ],
])('%s are told in a line', async (_what, given, words) => {
  await renderApp(channelCore(given));
  expect(line()).toBe(words);
  expect(alerts()).toEqual([]);
});

test('where the hand is the messages stand, with a line where the new ones begin', async () => {
  await renderApp(
    channelCore(
      view([
        message(8, 10, { isUnread: false, isOwn: true, author: 'Watchkeeper' }),
        message(9, 0, { answers: 3, lastAnswerAt: at(9, 20), links: ['https://graph.example.org/d/1'] }),
        message(9, 30, { lacksResolved: true, author: 'Alertmanager' }),
      ]),
    ),
  );
  expect(document.querySelector('.channel-messages')).toBeNull();
  await press('j');
  expect(listedMessages()).toEqual([
    '08:10 Watchkeeper said at 8:10posted from here finding',
    'new since 08:0009:00 Grace said at 9:03 answers, the last at 09:20 findinggraph.example.org',
    '09:30 Alertmanager said at 9:30no ‘Resolved’ yet finding',
  ]);
  expect(text()).toContain('Counted from the end of the last shift.');
});

test('what others wrote is never more than text', async () => {
  const hostile = message(9, 0, { author: '<b>x</b>', text: '<img src=x onerror=alert(1)> \u202edesrever' });
  await renderApp(channelCore(view([hostile])));
  await press('j');
  expect(listedMessages()[0]).toContain('<b>x</b> <img src=x onerror=alert(1)> [U+202E]desrever');
  expect(document.querySelector('.channel-messages img')).toBeNull();
});

test('m marks as read up to the last message that is shown, and it can be taken back', async () => {
  const messages = [message(9, 0), message(9, 30)];
  const read = view(
    messages.map((each) => ({ ...each, isUnread: false })),
    { sinceWhy: 'mark', sinceAt: at(9, 30) },
  );
  const core = channelCore(view(messages), {
    'channels.mark': ({ isBack }) => (isBack === true ? view(messages) : read),
  });
  await renderApp(core);
  await press('j');
  await press('m');
  expect(core.askedFor('channels.mark')).toEqual([
    { channel: '#alerts', ts: messages[1]?.ts, isBack: false },
  ]);
  expect(line()).toContain('all read');
  await press('m');
  expect(core.askedFor('channels.mark')).toHaveLength(1);
  await click(button('unread again'));
  expect(core.askedFor('channels.mark').at(-1)).toEqual({
    channel: '#alerts',
    ts: (at(8) / 1_000).toFixed(6),
    isBack: true,
  });
  expect(line()).toContain('2 unread');
});

test('r reads again and says so meanwhile; the keys belong to the item that the hand is on', async () => {
  const answer = awaited<ChannelView>();
  const core = channelCore(view([]), { 'channels.read': () => answer.promise });
  await renderApp(core);
  await press('r');
  await press('m');
  expect(core.askedFor('channels.read')).toEqual([]);
  await press('j');
  await press('r');
  expect(core.askedFor('channels.read')).toEqual([{ channel: '#alerts' }]);
  expect(button(/reading …/).getAttribute('aria-disabled')).toBe('true');
  await during(() => answer.resolve(view([message(9, 40)])));
  expect(line()).toContain('1 unread since 08:00');
});

test('a failure says what it means and what to do where the hand is, and the copy stays listed', async () => {
  await renderApp(channelCore(view([message(9, 0)], { readAt: at(9, 5), failure: dead })));
  await press('j');
  expect(alerts()).toEqual([
    '#alerts was not read: Slack cannot be reached (ENOTFOUND). Whatever was posted there since is not seen here.' +
      'It is tried again by itself. If it lasts, look at the network, or read the channel in Slack.',
  ]);
  expect(listedMessages()).toHaveLength(1);
});

test('what the core tells of a channel takes the place of what stood there', async () => {
  const core = channelCore(view([]));
  await renderApp(core);
  await during(() => core.tell('channel.changed', view([message(9, 41)])));
  expect(line()).toBe('1 unread since 08:00');
  await during(() => core.tell('channel.changed', view([message(9, 41)], { channel: '#other' })));
  expect(line()).toBe('1 unread since 08:00');
});

test('another workspace has other channels, which are asked for anew', async () => {
  const core = channelCore(view([message(9, 0)]));
  await renderApp(core);
  const asked = core.askedFor('channels.follow').length;
  core.answers['channels.follow'] = () => view([]);
  await during(() =>
    core.tell('settings.changed', { ...settings, workspace: 'slack', slack: { state: 'not-connected' } }),
  );
  expect(core.askedFor('channels.follow').length).toBeGreaterThan(asked);
  expect(line()).toBe('nothing unread since 08:00');
});

test('a message can become a finding, its words already there', async () => {
  await renderApp(
    channelCore(view([message(9, 0, { author: 'Alertmanager', text: '[FIRING:1]\nNodeNotReady' })])),
  );
  await press('j');
  await click(button('finding'));
  expect(find<HTMLInputElement>('.inline-entry input').value).toBe(
    '#alerts, Alertmanager: [FIRING:1] NodeNotReady',
  );
  await press('m');
  expect(document.querySelector('.channel-messages button[aria-label^="Raise"]')).toBeNull();
});

test('of a long list the newest are drawn, and the rest at a press', async () => {
  const many = Array.from({ length: 200 }, (_, index) =>
    message(8, 0, { ts: `${1_795_161_600 + index}.000000`, text: `message ${index}` }),
  );
  await renderApp(channelCore(view(many)));
  await press('j');
  expect(listedMessages()).toHaveLength(60);
  expect(listedMessages().at(-1)).toContain('message 199');
  await click(button('Show 140 earlier'));
  expect(listedMessages()).toHaveLength(200);
});

test('messages that could not be read are counted', async () => {
  await renderApp(channelCore(view([message(9, 0)], { unreadable: 2, isWhole: false })));
  await press('j');
  expect(text()).toContain('2 messages could not be read and are not listed: look in Slack.');
  expect(text()).toContain('Only the newest 1 were read; there are older ones.');
});
