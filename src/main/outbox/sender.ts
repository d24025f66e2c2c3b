/**
 * Moves the head of each order key, one step at a time. Every step is committed before the next begins, so a crash
 * anywhere leaves a state from which the rules go on.
 */
import type { Workspace } from '../../shared/nouns/app';
import type { Courier } from '../courier';
import type { Clock, Logger } from '../ports';
import type { OutboxRow } from './outbox-row';
import type { OutboxStore, RowChange } from './outbox-store';
import { afterPost, afterSearch } from './outcome-rules';

/** Slack allows about one message a second in a channel; the practice workspace has no such limit. */
const gapMs: Readonly<Record<Workspace, number>> = { slack: 1_000, practice: 0 };
/** Our clock and Slack's may differ; older messages than this before the attempt are not read. */
const clockMarginMs = 26 * 60 * 60_000;

export type Sender = { wake(): void; close(): Promise<void> };

export function createSender(options: {
  readonly store: OutboxStore;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly courierFor: (workspace: Workspace) => Courier | undefined;
  readonly changed: (row: OutboxRow) => void;
}): Sender {
  const { store, clock, logger, courierFor } = options;
  const running = new Map<string, Promise<void>>();
  const timers = new Map<string, () => void>();
  const lastPostAt = new Map<string, number>();
  /** Woken while a run of that key was just ending: it is looked at once more. */
  const wokenMeanwhile = new Set<string>();
  let closed = false;

  function save(row: OutboxRow, change: RowChange): OutboxRow {
    const next = store.change(row, change);
    options.changed(next);
    return next;
  }

  function wake(): void {
    if (closed) return;
    for (const key of store.waitingKeys()) {
      if (running.has(key)) {
        wokenMeanwhile.add(key);
        continue;
      }
      const run = drain(key)
        .catch((error: unknown) => {
          // A fault of our own must not stop the other threads; this one is tried again.
          logger.error('outbox.step-failed', { key, error });
          later(key, 30_000);
        })
        .finally(() => {
          running.delete(key);
          if (wokenMeanwhile.delete(key)) wake();
        });
      running.set(key, run);
    }
  }

  function later(key: string, delayMs: number): void {
    timers.get(key)?.();
    timers.set(
      key,
      clock.after(delayMs, () => {
        timers.delete(key);
        wake();
      }),
    );
  }

  async function drain(key: string): Promise<void> {
    while (!closed) {
      const head = store.headOf(key);
      if (head === undefined || head.state === 'refused' || head.state === 'asking') return;
      // One run a key: met here, it was sent and its outcome could not be written. Nobody knows whether it arrived.
      const row =
        head.state === 'sending'
          ? save(head, { state: 'unknown', readings: 0, notBeforeAt: undefined })
          : head;
      const courier = courierFor(row.workspace);
      if (courier === undefined) return sayNotConnected(row);
      const waitMs = waitOf(row);
      if (waitMs > 0) return later(key, waitMs);
      await (row.state === 'unknown' ? readBack(row, courier) : attempt(row, courier));
    }
  }

  function sayNotConnected(row: OutboxRow): void {
    if (row.failure?.code === 'slack-not-connected') return;
    save(row, { state: row.state, failure: { code: 'slack-not-connected', detail: {} } });
  }

  function waitOf(row: OutboxRow): number {
    const now = clock.now();
    // The machine's clock was set back: what was planned by the old one is due.
    const wentBack = row.attemptedAt !== undefined && row.attemptedAt > now;
    const own = wentBack ? 0 : (row.notBeforeAt ?? 0) - now;
    return row.state === 'unknown' ? own : Math.max(own, channelWaitOf(row, now));
  }

  function channelWaitOf(row: OutboxRow, now: number): number {
    const sinceLastMs = now - (lastPostAt.get(row.channel) ?? Number.NEGATIVE_INFINITY);
    return sinceLastMs < 0 ? 0 : gapMs[row.workspace] - sinceLastMs;
  }

  async function attempt(row: OutboxRow, courier: Courier): Promise<void> {
    const thread = threadOf(row);
    if (thread === 'left-out') {
      const failure = {
        code: 'slack-refused',
        detail: { error: 'the head of its thread was left out' },
      } as const;
      save(row, { state: 'refused', failure });
      return;
    }
    const sending = save(row, { state: 'sending', attempts: row.attempts + 1, attemptedAt: clock.now() });
    // Taken before the answer comes, so that two threads of one channel do not share a second.
    lastPostAt.set(row.channel, clock.now());
    const outcome = await courier.post({
      channel: row.channel,
      threadTs: thread,
      text: row.text,
      mentions: row.mentions,
      metadata: row.metadata,
    });
    const now = clock.now();
    lastPostAt.set(row.channel, now);
    logger.info('outbox.attempted', { opId: row.opId, outcome: outcome.kind, attempt: sending.attempts });
    save(sending, afterPost(sending, outcome, now));
  }

  async function readBack(row: OutboxRow, courier: Courier): Promise<void> {
    const thread = threadOf(row);
    const outcome = await courier.find({
      channel: row.channel,
      threadTs: thread === 'left-out' ? undefined : thread,
      opId: row.opId,
      notBeforeAt: Math.max(0, (row.attemptedAt ?? row.createdAt) - clockMarginMs),
    });
    logger.info('outbox.read-back', { opId: row.opId, outcome: outcome.kind, reading: row.readings + 1 });
    const now = clock.now();
    // After the clock was set back the next wait must count from now, or it would be no wait at all.
    const looked = { ...row, attemptedAt: Math.min(row.attemptedAt ?? now, now) };
    save(looked, afterSearch(looked, outcome, now));
  }

  /** The thread's ts; undefined for a head. Heads share the order key of their replies, so they are always sent first. */
  function threadOf(row: OutboxRow): string | undefined | 'left-out' {
    if (row.threadOpId === undefined) return undefined;
    return store.find(row.threadOpId)?.ts ?? 'left-out';
  }

  return {
    wake,
    async close() {
      closed = true;
      for (const cancel of timers.values()) cancel();
      await Promise.all(running.values());
    },
  };
}
