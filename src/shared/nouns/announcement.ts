import type { Workspace } from './app';
import type { Delivery } from './post';
import type { PromisedUpdate } from './promise';

/** The words that call whole channels. Nothing else is ever turned into a call. */
export const mentions = ['here', 'channel', 'everyone'] as const;
export type Mention = (typeof mentions)[number];

export type AnnouncementUpdate = {
  readonly id: string;
  readonly opId: string;
  readonly text: string;
  readonly postedBy: string;
  readonly postedAt: number;
  /** It says that the work is finished. */
  readonly isLast: boolean;
  readonly delivery: Delivery;
};

/** Told to users in a channel of the team; what follows is told in its thread. */
export type Announcement = {
  readonly id: string;
  readonly opId: string;
  /** What it is about, in a few words. */
  readonly title: string;
  readonly text: string;
  readonly channel: string;
  readonly workspace: Workspace;
  readonly postedBy: string;
  readonly postedAt: number;
  readonly delivery: Delivery;
  /** By the time they are due. */
  readonly promises: readonly PromisedUpdate[];
  readonly updates: readonly AnnouncementUpdate[];
  readonly closed: { readonly at: number; readonly by: string; readonly reason: string } | undefined;
};
