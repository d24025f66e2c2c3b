import type {
  ChannelReading,
  Courier,
  OutgoingPost,
  PostOutcome,
  SearchOutcome,
  Sought,
  WantedChannel,
} from '../../src/main/courier';

export type ScriptedCourier = Courier & {
  readonly posts: OutgoingPost[];
  readonly searches: Sought[];
  /** Answers for the coming posts, in order; then each is posted. */
  answerPosts(...outcomes: readonly (PostOutcome | 'hang')[]): void;
  answerSearches(...outcomes: readonly SearchOutcome[]): void;
  readonly readings: WantedChannel[];
  /** Answers for the coming readings, in order; then each finds an empty channel. */
  answerReadings(...outcomes: readonly (ChannelReading | Promise<ChannelReading>)[]): void;
};

/** A courier that does as it is told: for the rules of the outbox, which must hold whatever a network does. */
export function createScriptedCourier(): ScriptedCourier {
  const posts: OutgoingPost[] = [];
  const searches: Sought[] = [];
  const postAnswers: (PostOutcome | 'hang')[] = [];
  const searchAnswers: SearchOutcome[] = [];
  const readings: WantedChannel[] = [];
  const readingAnswers: (ChannelReading | Promise<ChannelReading>)[] = [];
  return {
    posts,
    searches,
    readings,
    answerPosts: (...outcomes) => void postAnswers.push(...outcomes),
    answerSearches: (...outcomes) => void searchAnswers.push(...outcomes),
    answerReadings: (...outcomes) => void readingAnswers.push(...outcomes),
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
    read(wanted) {
      readings.push(wanted);
      return Promise.resolve(readingAnswers.shift() ?? emptyChannel);
    },
    permalink: () => Promise.resolve(undefined),
  };
}

const emptyChannel: ChannelReading = {
  kind: 'read',
  channelId: 'C1',
  messages: [],
  isWhole: true,
  unreadable: 0,
};
