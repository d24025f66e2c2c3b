import type { Failure } from '../../shared/errors';
import type { Mention } from '../../shared/nouns/announcement';
import type { Workspace } from '../../shared/nouns/app';
import type { Post, PostState } from '../../shared/nouns/post';
import type { PostMetadata } from '../courier';

/** One message of the outbox as the sender sees it. */
export type OutboxRow = {
  readonly opId: string;
  readonly orderKey: string;
  readonly workspace: Workspace;
  readonly channel: string;
  readonly threadOpId: string | undefined;
  readonly text: string;
  readonly mentions: readonly Mention[];
  readonly metadata: PostMetadata;
  readonly state: PostState;
  readonly attempts: number;
  /** How often the thread was read back without finding it, since the last attempt. */
  readonly readings: number;
  readonly createdAt: number;
  readonly attemptedAt: number | undefined;
  readonly notBeforeAt: number | undefined;
  readonly channelId: string | undefined;
  readonly ts: string | undefined;
  readonly failure: Failure | undefined;
};

/** The columns as SQLite gives them. */
export type StoredRow = {
  op_id: string;
  order_key: string;
  workspace: Workspace;
  channel: string;
  thread_op_id: string | null;
  text: string;
  mentions: string;
  metadata: string;
  state: PostState;
  attempts: number;
  readings: number;
  created_at: number;
  attempted_at: number | null;
  not_before_at: number | null;
  channel_id: string | null;
  ts: string | null;
  failure: string | null;
};

export function toRow(stored: StoredRow): OutboxRow {
  return {
    opId: stored.op_id,
    orderKey: stored.order_key,
    workspace: stored.workspace,
    channel: stored.channel,
    threadOpId: stored.thread_op_id ?? undefined,
    text: stored.text,
    // Written by this store and by nobody else.
    mentions: JSON.parse(stored.mentions) as readonly Mention[],
    metadata: JSON.parse(stored.metadata) as PostMetadata,
    state: stored.state,
    attempts: stored.attempts,
    readings: stored.readings,
    createdAt: stored.created_at,
    attemptedAt: stored.attempted_at ?? undefined,
    notBeforeAt: stored.not_before_at ?? undefined,
    channelId: stored.channel_id ?? undefined,
    ts: stored.ts ?? undefined,
    failure: stored.failure === null ? undefined : (JSON.parse(stored.failure) as Failure),
  };
}

export function toPost(row: OutboxRow): Post {
  return {
    opId: row.opId,
    orderKey: row.orderKey,
    channel: row.channel,
    text: row.text,
    state: row.state,
    attempts: row.attempts,
    createdAt: row.createdAt,
    notBeforeAt: row.notBeforeAt,
    failure: row.failure,
  };
}
