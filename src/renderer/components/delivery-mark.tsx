import type { PostState } from '../../shared/nouns/post';

const marks: Readonly<Record<PostState, { readonly sign: string; readonly word: string } | undefined>> = {
  waiting: { sign: '○', word: 'waiting' },
  sending: { sign: '○', word: 'sending' },
  unknown: { sign: '?', word: 'checking' },
  asking: { sign: '?', word: 'look in the channel' },
  refused: { sign: '!', word: 'refused' },
  sent: undefined,
  dropped: { sign: '–', word: 'left out' },
};

/** Where a post stands: nothing at all once it is in its channel. */
export function DeliveryMark({ state }: { readonly state: PostState }) {
  const mark = marks[state];
  if (mark === undefined) return null;
  return (
    <span className={`delivery ${state}`}>
      <span aria-hidden="true">{mark.sign}</span> <span className="word">{mark.word}</span>
    </span>
  );
}
