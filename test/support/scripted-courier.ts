import type { Courier, OutgoingPost, PostOutcome, SearchOutcome, Sought } from '../../src/main/courier';

export type ScriptedCourier = Courier & {
  readonly posts: OutgoingPost[];
  readonly searches: Sought[];
  /** Answers for the coming posts, in order; then each is posted. */
  answerPosts(...outcomes: readonly (PostOutcome | 'hang')[]): void;
  answerSearches(...outcomes: readonly SearchOutcome[]): void;
};

/** A courier that does as it is told: for the rules of the outbox, which must hold whatever a network does. */
export function createScriptedCourier(): ScriptedCourier {
  const posts: OutgoingPost[] = [];
  const searches: Sought[] = [];
  const postAnswers: (PostOutcome | 'hang')[] = [];
  const searchAnswers: SearchOutcome[] = [];
  return {
    posts,
    searches,
    answerPosts: (...outcomes) => void postAnswers.push(...outcomes),
    answerSearches: (...outcomes) => void searchAnswers.push(...outcomes),
    identify: () => Promise.resolve({ ok: true, value: { team: 'Scripted', user: 'nobody' } }),
    post(post) {
      posts.push(post);
      const answer = postAnswers.shift() ?? { kind: 'posted', channelId: 'C1', ts: `${posts.length}.0` };
      return answer === 'hang' ? new Promise(() => undefined) : Promise.resolve(answer);
    },
    find(sought) {
      searches.push(sought);
      return Promise.resolve(searchAnswers.shift() ?? { kind: 'absent' });
    },
    permalink: () => Promise.resolve(undefined),
  };
}
