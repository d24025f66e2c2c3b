import type { Failure } from '../../shared/errors';
import type { Workspace } from '../../shared/nouns/app';
import type { PostState } from '../../shared/nouns/post';
import type { PostMetadata } from '../courier';
import type { Writer } from '../database/handles';
import type { NewPost } from '../new-post';
import { type OutboxRow, type StoredRow, toRow } from './outbox-row';

/** What a step of the sender changes in a row; what is not named keeps its value. */
export type RowChange = {
  readonly state: PostState;
  readonly attempts?: number;
  readonly readings?: number;
  readonly attemptedAt?: number;
  readonly notBeforeAt?: number | undefined;
  readonly channelId?: string;
  readonly ts?: string;
  readonly failure?: Failure | undefined;
};

export type OutboxStore = ReturnType<typeof createOutboxStore>;

export function createOutboxStore(db: Writer) {
  const unsent = "state NOT IN ('sent', 'dropped')";
  const insert = db.prepare(`
    INSERT INTO outbox (op_id, position, order_key, kind, workspace, channel, thread_op_id, text, mentions, metadata, state, created_at)
    VALUES (@opId, (SELECT coalesce(max(position), 0) + 1 FROM outbox), @orderKey, 'post', @workspace, @channel,
            @threadOpId, @text, @mentions, @metadata, 'waiting', @createdAt)`);
  const byId = db.prepare<[string], StoredRow>('SELECT * FROM outbox WHERE op_id = ?');
  const head = db.prepare<[string], StoredRow>(
    `SELECT * FROM outbox WHERE order_key = ? AND ${unsent} ORDER BY position LIMIT 1`,
  );
  const keys = db.prepare<[], { order_key: string }>(
    `SELECT order_key FROM outbox WHERE ${unsent} GROUP BY order_key ORDER BY min(position)`,
  );
  const all = db.prepare<[], StoredRow>(`SELECT * FROM outbox WHERE ${unsent} ORDER BY position`);
  const count = db.prepare<[string], { n: number }>(
    `SELECT count(*) AS n FROM outbox WHERE order_key = ? AND ${unsent}`,
  );
  const interrupted = db.prepare(
    "UPDATE outbox SET state = 'unknown', readings = 0, not_before_at = NULL WHERE state = 'sending'",
  );
  const afterRestore = db.prepare(`
    UPDATE outbox SET state = CASE WHEN state = 'refused' THEN 'asking' ELSE 'unknown' END, readings = 0,
      not_before_at = NULL WHERE state IN ('waiting', 'sending', 'refused')`);
  const release = db.prepare<[Workspace]>(
    "UPDATE outbox SET not_before_at = NULL WHERE state IN ('waiting', 'unknown') AND workspace = ?",
  );
  const write = db.prepare(`
    UPDATE outbox SET state = @state, attempts = @attempts, readings = @readings, attempted_at = @attemptedAt,
      not_before_at = @notBeforeAt, channel_id = @channelId, ts = @ts, failure = @failure
    WHERE op_id = @opId`);

  return {
    /** Must run inside the transaction that writes what the post tells of. */
    add(post: NewPost, createdAt: number): void {
      const metadata: PostMetadata = {
        op_id: post.opId,
        kind: post.kind,
        ...(post.incidentId === undefined ? {} : { incident_id: post.incidentId }),
        ...(post.entryIds.length === 0 ? {} : { entry_ids: post.entryIds }),
      };
      insert.run({
        opId: post.opId,
        orderKey: post.orderKey,
        workspace: post.workspace,
        channel: post.channel,
        threadOpId: post.threadOpId ?? null,
        text: post.text,
        mentions: JSON.stringify(post.mentions ?? []),
        metadata: JSON.stringify(metadata),
        createdAt,
      });
    },
    find(opId: string): OutboxRow | undefined {
      const stored = byId.get(opId);
      return stored === undefined ? undefined : toRow(stored);
    },
    /** The one post of this order key that may move now. */
    headOf(orderKey: string): OutboxRow | undefined {
      const stored = head.get(orderKey);
      return stored === undefined ? undefined : toRow(stored);
    },
    waitingKeys: (): readonly string[] => keys.all().map((row) => row.order_key),
    unsent: (): readonly OutboxRow[] => all.all().map(toRow),
    countUnsent: (orderKey: string): number => count.get(orderKey)?.n ?? 0,
    /** After a crash while sending nobody knows whether it arrived. */
    markInterrupted(): number {
      return interrupted.run().changes;
    },
    /** A backup knows nothing of what was sent since it was taken. */
    markRestored(): number {
      return afterRestore.run().changes;
    },
    /** A new connection: nothing of that workspace has to wait for its time any more. */
    clearWaits(workspace: Workspace): void {
      release.run(workspace);
    },
    change(row: OutboxRow, change: RowChange): OutboxRow {
      const next: OutboxRow = { ...row, ...change };
      write.run({
        opId: next.opId,
        state: next.state,
        attempts: next.attempts,
        readings: next.readings,
        attemptedAt: next.attemptedAt ?? null,
        notBeforeAt: next.notBeforeAt ?? null,
        channelId: next.channelId ?? null,
        ts: next.ts ?? null,
        failure: next.failure === undefined ? null : JSON.stringify(next.failure),
      });
      return next;
    },
  };
}
