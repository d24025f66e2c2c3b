import type { Failure } from '../errors';

/** Where one message to the outside stands. */
export type PostState = 'waiting' | 'sending' | 'unknown' | 'asking' | 'refused' | 'sent' | 'dropped';

/** What a line of the log shows of its way into the thread. */
export type Delivery = { readonly state: PostState; readonly failure: Failure | undefined };

/** One message in the outbox, as the outbox view shows it. */
export type Post = {
  readonly opId: string;
  /** Posts with the same order key are sent one after the other. */
  readonly orderKey: string;
  readonly channel: string;
  readonly text: string;
  readonly state: PostState;
  readonly attempts: number;
  readonly createdAt: number;
  readonly notBeforeAt: number | undefined;
  readonly failure: Failure | undefined;
};

export type OutboxView = {
  /** All that is not in its channel yet, oldest first. */
  readonly posts: readonly Post[];
  /** Since when nothing could be sent although something waits; undefined while all flows. */
  readonly stuckSinceAt: number | undefined;
};
