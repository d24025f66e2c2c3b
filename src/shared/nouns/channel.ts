import type { Failure } from '../errors';

/** One message of a channel as plain text. Its time is in its `ts`, which is also its id in the channel. */
export type ChannelMessage = {
  readonly ts: string;
  readonly postedAt: number;
  readonly author: string;
  readonly text: string;
  /** The https addresses in it. */
  readonly links: readonly string[];
  /** In its thread. */
  readonly answers: number;
  readonly lastAnswerAt: number | undefined;
  /** Posted from here: shown, and never unread. */
  readonly isOwn: boolean;
  readonly isUnread: boolean;
  /** It tells of something that fires, and no later message says that it is resolved. */
  readonly lacksResolved: boolean;
};

/** A channel read from where the last shift ended, as far as it is known here. */
export type ChannelView = {
  readonly channel: string;
  /** The messages listed are those after this. */
  readonly listedFromAt: number;
  /** The messages after this are unread. */
  readonly sinceAt: number;
  /**
   * What is counted from: the end of the last shift, what a person marked as read, a day before this shift where no shift
   * before it is known, or a week ago where that is later.
   */
  readonly sinceWhy: 'last-shift' | 'mark' | 'day' | 'week';
  /** Oldest first. */
  readonly messages: readonly ChannelMessage[];
  readonly unread: number;
  /** False: there are more, older ones. */
  readonly isWhole: boolean;
  /** Messages that could not be read and were set aside. */
  readonly unreadable: number;
  /** When this was read; undefined while it never was: then it is being read, or there is a failure. */
  readonly readAt: number | undefined;
  /** Why it could not be read last; what is listed is then the copy of `readAt`. */
  readonly failure: Failure | undefined;
};
