/**
 * What the outbox and the settings need of a place where messages go: Slack, or the practice workspace. Both keep the
 * same promises, and one conformance suite runs over them.
 */
import type { Failure } from '../shared/errors';
import type { Mention } from '../shared/nouns/announcement';

export type PostMetadata = {
  /** Identifies this post for ever: how a post whose answer was lost is found again. */
  readonly op_id: string;
  readonly kind:
    | 'declaration'
    | 'role'
    | 'entry'
    | 'resolution'
    | 'handover'
    | 'finding'
    | 'announcement'
    | 'escalation';
  readonly incident_id?: string;
  readonly entry_ids?: readonly string[];
};

export type OutgoingPost = {
  /** As the pack names it, for instance `#cloud-platform`. */
  readonly channel: string;
  readonly threadTs: string | undefined;
  /** Plain text; the courier escapes what its network would take for mark-up. */
  readonly text: string;
  /** Words of the text that a person has confirmed to call people. Any other such word is plain text. */
  readonly mentions: readonly Mention[];
  readonly metadata: PostMetadata;
};

export type Retry =
  /** A person must mend something first. */
  | { readonly kind: 'never' }
  /** The token or its scopes are at fault: try when a new connection was made. */
  | { readonly kind: 'when-connected' }
  /** The network is: try again, less and less often. */
  | { readonly kind: 'later' }
  | { readonly kind: 'after'; readonly ms: number };

export type PostOutcome =
  | { readonly kind: 'posted'; readonly channelId: string; readonly ts: string }
  /** Certainly not posted. */
  | { readonly kind: 'refused'; readonly failure: Failure; readonly retry: Retry }
  /** Nobody knows: the answer was lost. The thread must be read before any resend. */
  | { readonly kind: 'unknown'; readonly failure: Failure };

export type Sought = {
  readonly channel: string;
  readonly threadTs: string | undefined;
  readonly opId: string;
  /** Messages older than this (epoch ms by our clock, with a margin) need not be read. */
  readonly notBeforeAt: number;
};

export type SearchOutcome =
  | { readonly kind: 'found'; readonly channelId: string; readonly ts: string }
  | { readonly kind: 'absent' }
  /** The channel could not be read. `lasting`: reading again will not help, so a person must look. */
  | { readonly kind: 'unreadable'; readonly failure: Failure; readonly lasting: boolean };

export type WantedChannel = {
  readonly channel: string;
  /** Messages after this (epoch ms) are read. */
  readonly sinceAt: number;
  /** At most so many, the newest. */
  readonly limit: number;
};

/** One message of a channel as plain text; answers in its thread are only counted. */
export type ReadMessage = {
  /** Seconds and six digits of a fraction, such as `1795161600.000100`. */
  readonly ts: string;
  readonly author: string;
  /** Posted by an app, not by a person. */
  readonly isApp: boolean;
  readonly text: string;
  /** The https addresses in it. */
  readonly links: readonly string[];
  readonly answers: number;
  readonly lastAnswerTs: string | undefined;
  /** Where a Watchkeeper posted it, this one or another. */
  readonly opId: string | undefined;
};

export type ChannelReading =
  | {
      readonly kind: 'read';
      readonly channelId: string;
      /** Oldest first, without those that only say who came and went. */
      readonly messages: readonly ReadMessage[];
      /** False: there are more than the limit, and the oldest are missing. */
      readonly isWhole: boolean;
      /** Messages that made no sense and were set aside. */
      readonly unreadable: number;
    }
  /** `lasting`: reading again will not help, so a person must mend something. */
  | { readonly kind: 'unreadable'; readonly failure: Failure; readonly lasting: boolean };

/** The reason of a failure whose request was given up on; it may yet arrive. */
export const noAnswerInTime = 'no answer in time';

/** What a place where messages go answers when it is asked whether all would go well there. */
export type SlackProbe =
  | { readonly kind: 'practice' }
  | { readonly kind: 'not-connected' }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | {
      readonly kind: 'answered';
      readonly team: string;
      readonly user: string;
      /** Undefined where Slack did not say which scopes the token has. */
      readonly missingScopes: readonly string[] | undefined;
      /** Positive: this machine's clock is ahead of Slack's. Undefined where Slack did not tell its time. */
      readonly clockSkewMs: number | undefined;
    };

export type CourierIdentity = { readonly team: string; readonly user: string };

/** Promises: no method throws for anything the network or the other side does; that is in the answer. */
export interface Courier {
  identify(): Promise<
    { readonly ok: true; readonly value: CourierIdentity } | { readonly ok: false; readonly error: Failure }
  >;
  post(post: OutgoingPost): Promise<PostOutcome>;
  /** Looks for a post by its op id, to the end of the thread (or of the channel, for the head of a thread). */
  find(sought: Sought): Promise<SearchOutcome>;
  /** Reads what was posted in a channel since an instant, whoever posted it. */
  read(wanted: WantedChannel): Promise<ChannelReading>;
  /** https address of a message, or undefined where there is none or it cannot be had now. */
  permalink(channelId: string, ts: string): Promise<string | undefined>;
}
