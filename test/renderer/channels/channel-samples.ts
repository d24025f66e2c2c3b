import type { ChannelMessage, ChannelView } from '../../../src/shared/nouns/channel';
import { at, now } from '../support/samples';

export function message(hour: number, minute: number, more: Partial<ChannelMessage> = {}): ChannelMessage {
  const postedAt = at(hour, minute);
  return {
    ts: (postedAt / 1_000).toFixed(6),
    postedAt,
    author: 'Grace',
    text: `said at ${hour}:${minute}`,
    links: [],
    answers: 0,
    lastAnswerAt: undefined,
    isOwn: false,
    isUnread: true,
    lacksResolved: false,
    ...more,
  };
}

/** #alerts, read eight seconds ago, counted from eight this morning. */
export function view(messages: readonly ChannelMessage[], more: Partial<ChannelView> = {}): ChannelView {
  return {
    channel: '#alerts',
    listedFromAt: at(8),
    sinceAt: at(8),
    sinceWhy: 'last-shift',
    messages,
    unread: messages.filter(({ isUnread }) => isUnread).length,
    isWhole: true,
    unreadable: 0,
    readAt: now - 8_000,
    failure: undefined,
    ...more,
  };
}
