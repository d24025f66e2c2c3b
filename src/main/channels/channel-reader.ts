import type { Failure } from '../../shared/errors';
import type { Workspace } from '../../shared/nouns/app';
import type { Courier } from '../courier';
import type { Clock, Logger } from '../ports';
import type { ChannelStore } from './channel-store';
import { createReadingQueue } from './reading-queue';
import type { ReadingStanding } from './reading-standing';

export const mostMessages = 500;
/** Slack allows some fifty readings in a minute; those that nobody waits for keep well below. */
const oneEveryMs = 1_000;

export type ChannelReader = {
  /** Reads it now; whoever asks meanwhile waits for the same reading. What Slack says against it is in the standing. */
  read(channel: string): Promise<void>;
  /** Reads it when it is its turn. */
  readSoon(channel: string): void;
  close(): void;
};

/** Asks the courier, keeps what it read, and goes by what it was told of reading too often. */
export function createChannelReader(options: {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly store: ChannelStore;
  readonly standing: ReadingStanding;
  readonly workspace: () => Workspace;
  readonly courierFor: (workspace: Workspace) => Courier | undefined;
  /** Where the list begins; undefined while there is no watch to read for. */
  readonly fromAt: () => number | undefined;
  /** Somebody still looks at it, or has still to. */
  readonly isWanted: (channel: string) => boolean;
  readonly connection: { learn(failure: Failure): void; worked(): void };
  readonly onRead: (channel: string) => void;
}): ChannelReader {
  const { clock, logger, store, standing, workspace } = options;
  const queue = createReadingQueue({ clock, everyMs: oneEveryMs, read: readQuietly });
  const reading = new Map<string, Promise<void>>();
  /** Waiting until Slack wants to be asked again. */
  const again = new Set<string>();
  /** They had their second turn: a third is not taken by itself. */
  const triedAgain = new Set<string>();
  let cancelAgain = (): void => {};
  let isClosed = false;

  const keyOf = (channel: string) => `${workspace()} ${channel}`;

  function read(channel: string): Promise<void> {
    const key = keyOf(channel);
    const running = reading.get(key);
    if (running !== undefined) return running;
    const started = readAnew(channel).finally(() => {
      reading.delete(key);
      if (!isClosed) options.onRead(channel);
    });
    reading.set(key, started);
    return started;
  }

  async function readAnew(channel: string): Promise<void> {
    const where = workspace();
    const fromAt = options.fromAt();
    if (fromAt === undefined) return;
    const pauseMs = standing.pauseMs(where);
    if (pauseMs > 0) {
      const seconds = Math.ceil(pauseMs / 1_000);
      return failed(where, channel, { code: 'slack-rate-limited', detail: { seconds } }, pauseMs);
    }
    const courier = options.courierFor(where);
    if (courier === undefined) return failed(where, channel, { code: 'slack-not-connected', detail: {} });
    const readAt = clock.now();
    const outcome = await courier.read({ channel, sinceAt: fromAt, limit: mostMessages });
    if (isClosed) return;
    if (outcome.kind === 'unreadable') return failed(where, channel, outcome.failure);
    const { messages, isWhole, unreadable } = outcome;
    store.save({ workspace: where, channel }, { fromAt, readAt, isWhole, unreadable, messages });
    triedAgain.delete(`${where} ${channel}`);
    if (standing.succeeded(where, channel)) options.connection.worked();
  }

  function failed(where: Workspace, channel: string, failure: Failure, pausedMs?: number): void {
    standing.failed(where, channel, failure);
    logger.info('channel.not-read', { code: failure.code });
    if (failure.code === 'slack-token-refused') options.connection.learn(failure);
    if (failure.code === 'slack-rate-limited')
      tryAgainIn(pausedMs ?? standing.pause(failure), `${where} ${channel}`, channel);
  }

  /** One more try after the time that Slack named, and no loop of them. */
  function tryAgainIn(waitMs: number, key: string, channel: string): void {
    if (triedAgain.has(key)) return;
    again.add(channel);
    cancelAgain();
    cancelAgain = clock.after(waitMs, () => {
      const waiting = [...again];
      again.clear();
      for (const each of waiting) {
        triedAgain.add(keyOf(each));
        if (options.isWanted(each)) queue.add(each);
      }
    });
  }

  /** Nobody waits: what goes wrong with keeping it is for the log, and the next turn tries again. */
  async function readQuietly(channel: string): Promise<void> {
    try {
      // The token was refused since it was put into the queue: it is told of that, and not asked for.
      if (standing.isHopeless(workspace(), channel)) options.onRead(channel);
      else await read(channel);
    } catch (error) {
      logger.error('channel.reading-failed', { error });
    }
  }

  return {
    read,
    readSoon: queue.add,
    close() {
      isClosed = true;
      queue.close();
      cancelAgain();
    },
  };
}
