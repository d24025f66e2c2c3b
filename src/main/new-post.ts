import type { Mention } from '../shared/nouns/announcement';
import type { Workspace } from '../shared/nouns/app';
import type { PostMetadata } from './courier';

/** A message to be told outside, written in the same transaction as the thing it tells of. */
export type NewPost = {
  readonly opId: string;
  /** Posts with the same order key go out one after the other, in the order they were added. */
  readonly orderKey: string;
  readonly channel: string;
  /** The post that heads the thread this one answers in; undefined for a head. */
  readonly threadOpId: string | undefined;
  /** Where it goes. A thread never changes its workspace, whatever is chosen in Settings meanwhile. */
  readonly workspace: Workspace;
  readonly text: string;
  /** Words of the text that a person has confirmed to call people; usually none. */
  readonly mentions?: readonly Mention[];
  readonly kind: PostMetadata['kind'];
  readonly incidentId: string | undefined;
  readonly entryIds: readonly string[];
};
