import type { Delivery, PostState } from '../../shared/nouns/post';

/** What a person must know first comes first; sent only when every part is. */
const mostPressingFirst: readonly PostState[] = [
  'refused',
  'asking',
  'unknown',
  'sending',
  'waiting',
  'dropped',
  'sent',
];

/** One handover may be several posts: where the whole of it stands. */
export function combinedDelivery(parts: readonly Delivery[]): Delivery {
  const found = mostPressingFirst
    .map((state) => parts.find((part) => part.state === state))
    .find((part) => part !== undefined);
  if (found === undefined) throw new Error('A handover that was sent has at least one post');
  return found;
}
