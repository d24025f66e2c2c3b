import type { Failure } from '../../shared/errors';
import type { ChannelMessage, ChannelView } from '../../shared/nouns/channel';
import type { ReadMessage } from '../courier';
import type { ChannelCopy } from './channel-store';
import type { ListedFrom } from './listed-from';
import { compareTs, instantOf, tsAt } from './message-time';
import { readingFailure } from './reading-failure';
import { unresolved } from './unresolved';

/** A channel as a window shows it: the copy, from where the last shift ended, with what is unread. */
export function channelView(given: {
  readonly channel: string;
  readonly from: ListedFrom;
  readonly mark: string | undefined;
  readonly copy: ChannelCopy | undefined;
  /** Why the last reading failed. */
  readonly failure: Failure | undefined;
  readonly isOwnPost: (opId: string) => boolean;
}): ChannelView {
  const { channel, from, mark, copy, failure, isOwnPost } = given;
  const fromTs = tsAt(from.at);
  const isMarked = mark !== undefined && compareTs(mark, fromTs) > 0;
  const sinceTs = isMarked ? mark : fromTs;
  const listed = (copy?.messages ?? []).filter(({ ts }) => compareTs(ts, fromTs) > 0);
  const lacking = unresolved(listed);

  const messages = listed.map((message): ChannelMessage => {
    const isOwn = message.opId !== undefined && isOwnPost(message.opId);
    const isUnread = !isOwn && compareTs(message.ts, sinceTs) > 0;
    return { ...shown(message), isOwn, isUnread, lacksResolved: lacking.has(message.ts) };
  });
  return {
    channel,
    listedFromAt: from.at,
    sinceAt: isMarked ? instantOf(sinceTs) : from.at,
    sinceWhy: isMarked ? 'mark' : from.why,
    messages,
    unread: messages.filter(({ isUnread }) => isUnread).length,
    // A copy that was read from a later instant on does not reach back to where this list begins.
    isWhole: copy === undefined || (copy.isWhole && copy.fromAt <= from.at),
    unreadable: copy?.unreadable ?? 0,
    readAt: copy?.readAt,
    failure: failure === undefined ? undefined : readingFailure(channel, failure),
  };
}

function shown({ ts, author, text, links, answers, lastAnswerTs }: ReadMessage) {
  return {
    ts,
    postedAt: instantOf(ts),
    author,
    text,
    links,
    answers,
    lastAnswerAt: lastAnswerTs === undefined ? undefined : instantOf(lastAnswerTs),
  };
}
