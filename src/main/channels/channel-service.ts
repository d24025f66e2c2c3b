import type { ParsedInput } from '../../shared/contract';
import { type Failure, WatchkeeperError } from '../../shared/errors';
import type { Workspace } from '../../shared/nouns/app';
import type { ChannelView } from '../../shared/nouns/channel';
import type { Shift } from '../../shared/nouns/watch';
import type { Courier } from '../courier';
import type { Writer } from '../database/handles';
import type { Announce } from '../event-hub';
import type { Clock, Logger } from '../ports';
import { createChannelReader } from './channel-reader';
import { createChannelStore } from './channel-store';
import { channelView } from './channel-view';
import { listedFrom } from './listed-from';
import { compareTs } from './message-time';
import { createReadingStanding } from './reading-standing';

export type ChannelService = {
  /** What is known, at once; it is read behind that, unless it has just been. */
  follow(channel: string): ChannelView;
  read(channel: string): Promise<ChannelView>;
  mark(input: ParsedInput<'channels.mark'>): ChannelView;
  /** There is another connection to Slack. */
  reconnected(): void;
  start(): void;
  close(): void;
};

/** How often a channel of an open item is read. */
const readEveryMs = 2 * 60_000;
const roundEveryMs = 30_000;
/** What was read less than this ago is not read again because a page is opened. */
const freshForMs = 30_000;
/** A window that asked for a channel is taken to look at it for so long. */
const looksForMs = 5 * 60_000;
/** The list goes no further back, so an older copy has nothing to show. */
const keptForMs = 7 * 24 * 60 * 60_000;

/** Channels of the team, read since the last shift. What was read last stays, whatever becomes of the network. */
export function createChannelService(options: {
  readonly db: Writer;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly announce: Announce;
  /** Mine that holds now. */
  readonly shift: () => Shift | undefined;
  /** When the last shift of this role ended before this one, whoever stood it. */
  readonly lastEndedAt: (shift: Shift) => number | undefined;
  readonly workspace: () => Workspace;
  readonly courierFor: (workspace: Workspace) => Courier | undefined;
  /** It was posted from here. */
  readonly isOwnPost: (opId: string) => boolean;
  /** The channels of the items that are open now. */
  readonly openChannels: () => readonly string[];
  /** What a reading says of the connection: its token is refused, or is good again. */
  readonly connection: { learn(failure: Failure): void; worked(): void };
}): ChannelService {
  const { clock, logger, announce, workspace } = options;
  const store = createChannelStore(options.db);
  const standing = createReadingStanding(clock);
  const reader = createChannelReader({
    ...options,
    store,
    standing,
    fromAt: () => {
      const shift = options.shift();
      return shift === undefined ? undefined : fromOf(shift).at;
    },
    isWanted: (channel) => isLookedAt(channel) || options.openChannels().includes(channel),
    onRead: (channel) => {
      if (options.shift() !== undefined) announce('channel.changed', viewOf(channel));
    },
  });
  const lookedAt = new Map<string, number>();
  let cancelRound = (): void => {};

  const fromOf = (shift: Shift) => listedFrom(shift, options.lastEndedAt(shift), clock.now());

  function viewOf(channel: string): ChannelView {
    const shift = options.shift();
    if (shift === undefined) throw new WatchkeeperError('no-watch');
    const place = { workspace: workspace(), channel };
    return channelView({
      channel,
      from: fromOf(shift),
      mark: store.markOf(place),
      copy: store.copyOf(place),
      failure: standing.failureOf(place.workspace, channel),
      isOwnPost: options.isOwnPost,
    });
  }

  function isLookedAt(channel: string): boolean {
    const seenAt = lookedAt.get(channel);
    return seenAt !== undefined && clock.now() - seenAt < looksForMs;
  }

  /** Tried longer ago than this, and not in vain until a person mends the connection. */
  function isDue(channel: string, ms: number): boolean {
    const triedAt = standing.triedAt(workspace(), channel);
    const isOld = triedAt === undefined || Math.abs(clock.now() - triedAt) >= ms;
    return isOld && !standing.isHopeless(workspace(), channel);
  }

  function round(): void {
    cancelRound = clock.after(roundEveryMs, round);
    try {
      for (const channel of options.openChannels()) if (isDue(channel, readEveryMs)) reader.readSoon(channel);
    } catch (error) {
      logger.error('channel.round-failed', { error });
    }
  }

  return {
    follow(channel) {
      const view = viewOf(channel);
      lookedAt.set(channel, clock.now());
      if (isDue(channel, freshForMs)) reader.readSoon(channel);
      return view;
    },
    async read(channel) {
      viewOf(channel);
      lookedAt.set(channel, clock.now());
      await reader.read(channel);
      return viewOf(channel);
    },
    mark({ channel, ts, isBack }) {
      const place = { workspace: workspace(), channel };
      const isKnown = viewOf(channel).messages.some((message) => message.ts === ts);
      // A mark beyond what was read would hide what nobody has seen.
      if (!isKnown && !isBack) throw new WatchkeeperError('not-found', { noun: 'message' });
      const before = store.markOf(place);
      const goes = before === undefined ? 1 : compareTs(ts, before);
      if (isBack ? goes < 0 : goes > 0) store.setMark(place, ts, clock.now());
      const view = viewOf(channel);
      announce('channel.changed', view);
      return view;
    },
    reconnected() {
      standing.reconnected();
      if (workspace() !== 'slack') return;
      for (const channel of [...lookedAt.keys()].filter(isLookedAt)) reader.readSoon(channel);
      for (const channel of options.openChannels()) reader.readSoon(channel);
    },
    start() {
      store.removeReadBefore(clock.now() - keptForMs);
      cancelRound = clock.after(roundEveryMs, round);
    },
    close() {
      reader.close();
      cancelRound();
    },
  };
}
