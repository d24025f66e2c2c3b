import type { Finding, FindingEnd, FindingPlan } from '../../shared/nouns/finding';
import type { Pack } from '../../shared/nouns/pack';
import type { FindingEndStore, KeptEnd } from './finding-end-store';
import type { FindingPosts } from './finding-posts';
import type { FindingStore, KeptFinding } from './finding-store';

/** Puts together what is told of a finding from the stores that keep its parts. */
export function createFindingViews(options: {
  readonly store: FindingStore;
  readonly ends: FindingEndStore;
  readonly posts: FindingPosts;
  readonly pack: () => { readonly pack: Pack };
  readonly packByHash: (hash: string) => Pack | undefined;
}) {
  const { store, ends, posts } = options;

  function viewEnd({ findingId, ...end }: KeptEnd): FindingEnd {
    const { reopened } = end;
    return {
      ...end,
      post: posts.find(findingId, 'conclusion', end.id),
      reopened: reopened && { ...reopened, post: posts.find(findingId, 'reopening', end.id) },
    };
  }

  return {
    view(kept: KeptFinding): Finding {
      const { sameKind: _sameKind, packId: _packId, look, ...told } = kept;
      const all = ends.ofFinding(kept.id).map(viewEnd);
      const end = all.find(({ reopened }) => reopened === undefined);
      const thread = posts.threadOf(kept.id);
      return {
        ...told,
        state: end !== undefined ? 'ended' : look !== undefined ? 'looking' : 'raised',
        look: look && { ...look, post: posts.find(kept.id, 'looking', undefined) },
        whys: store.whys(kept.id),
        end,
        earlierEnds: all.filter((one) => one !== end),
        thread: thread && { channel: thread.channel },
      };
    },
    /**
     * The outcomes are those of the pack as it was when the finding was raised. Where it is told, and in which words, is as
     * the team has it now, so that a channel that was mended counts; a thread stays where it began.
     */
    planOf(kept: KeptFinding): FindingPlan {
      const current = options.pack().pack;
      const then = (kept.packHash === undefined ? undefined : options.packByHash(kept.packHash)) ?? current;
      const now = current.id === then.id ? current : then;
      return {
        outcomes: then.outcomes,
        channel: posts.threadOf(kept.id)?.channel ?? now.channels.findings,
        looking: now.templates.looking,
      };
    },
  };
}
