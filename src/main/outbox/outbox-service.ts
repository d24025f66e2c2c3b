import { WatchkeeperError } from '../../shared/errors';
import type { Workspace } from '../../shared/nouns/app';
import type { Delivery, OutboxView, Post } from '../../shared/nouns/post';
import { coalesce } from '../coalesce';
import type { Courier } from '../courier';
import type { Writer } from '../database/handles';
import type { Announce } from '../event-hub';
import type { NewPost } from '../new-post';
import type { Clock, Logger } from '../ports';
import { toPost } from './outbox-row';
import { createOutboxStore } from './outbox-store';
import { createSender } from './sender';

export type Sent = { readonly channelId: string; readonly ts: string };

export type OutboxService = ReturnType<typeof createOutboxService>;

/** Everything that leaves this machine goes through here, exactly once and in order per order key. */
export function createOutboxService(options: {
  readonly db: Writer;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly announce: Announce;
  readonly courierFor: (workspace: Workspace) => Courier | undefined;
  /** Called after each committed change of a post, with its op id. */
  readonly onChange: (opId: string) => void;
}) {
  const { db, clock, announce } = options;
  const store = createOutboxStore(db);
  const sender = createSender({
    store,
    clock,
    logger: options.logger,
    courierFor: options.courierFor,
    changed: (row) => {
      options.onChange(row.opId);
      outboxChanged.soon();
    },
  });
  const failed = (error: unknown) => options.logger.error('outbox.tell-failed', { error });
  const outboxChanged = coalesce(clock, () => announce('outbox.changed', read()), failed);

  const wakeSoon = coalesce(clock, () => sender.wake(), failed);

  function read(): OutboxView {
    const unsent = store.unsent();
    const stuck = unsent.filter((row) => row.failure !== undefined).map((row) => row.createdAt);
    return { posts: unsent.map(toPost), stuckSinceAt: stuck.length === 0 ? undefined : Math.min(...stuck) };
  }

  /** For the two ways out of a post that waits for a person. */
  function settle(opId: string, state: 'waiting' | 'dropped'): Post {
    const row = store.find(opId);
    if (row === undefined) throw new WatchkeeperError('not-found', { noun: 'post' });
    if (row.state !== 'refused' && row.state !== 'asking') return toPost(row);
    const settled = store.change(row, { state, notBeforeAt: undefined, failure: undefined });
    options.onChange(opId);
    outboxChanged.soon();
    sender.wake();
    return toPost(settled);
  }

  return {
    /** Call it inside the transaction that writes what the post tells of; it goes out after the commit. */
    enqueue(post: NewPost): void {
      store.add(post, clock.now());
      outboxChanged.soon();
      wakeSoon.soon();
    },
    read,
    sendAgain: (opId: string) => settle(opId, 'waiting'),
    leaveOut: (opId: string) => settle(opId, 'dropped'),
    delivery(opId: string): Delivery {
      const row = store.find(opId);
      return row === undefined
        ? { state: 'dropped', failure: undefined }
        : { state: row.state, failure: row.failure };
    },
    sent(opId: string): Sent | undefined {
      const row = store.find(opId);
      return row?.ts === undefined || row.channelId === undefined
        ? undefined
        : { channelId: row.channelId, ts: row.ts };
    },
    countUnsent: store.countUnsent,
    /** A new connection to a workspace was made: what waited for it goes on at once. */
    reconnected(workspace: Workspace): void {
      store.clearWaits(workspace);
      sender.wake();
    },
    start(isRestored: boolean): void {
      if (isRestored) store.markRestored();
      const interrupted = store.markInterrupted();
      if (interrupted > 0) options.logger.warn('outbox.interrupted', { posts: interrupted });
      sender.wake();
    },
    async close(): Promise<void> {
      outboxChanged.cancel();
      wakeSoon.cancel();
      await sender.close();
    },
  };
}
