import type { FindingOrigin, FindingRepeats } from '../nouns/finding';

/**
 * `Third finding from this item in 30 days: twice “Intermittent issue”.` Undefined where there was none before it; an
 * older one than 30 days still stands in the list of the last three.
 */
export function repeatSentence(
  { count, outcomes }: FindingRepeats,
  from: FindingOrigin['kind'],
): string | undefined {
  if (count === 0) return undefined;
  const source = from === 'item' ? 'from this item' : 'of this alarm';
  const ended = outcomes.map((outcome) => `${times(outcome.count)} “${outcome.name}”`);
  return `${ordinal(count + 1)} finding ${source} in 30 days${ended.length === 0 ? '' : `: ${ended.join(', ')}`}.`;
}

/** The sentences of an outcome's action that ask for more if it occurs again. */
export function escalationIn(action: string): string | undefined {
  const asked = action
    .split(/(?<=[.!?])\s+|\n/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => /\bescalat/i.test(sentence));
  return asked.length === 0 ? undefined : asked.join(' ');
}

function times(count: number): string {
  if (count === 1) return 'once';
  return count === 2 ? 'twice' : `${count} times`;
}

const named = ['', 'First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth', 'Seventh', 'Eighth', 'Ninth'];

function ordinal(count: number): string {
  const name = named[count];
  if (name !== undefined) return name;
  const isTeen = count % 100 >= 10 && count % 100 < 20;
  const ending = isTeen ? 'th' : (['th', 'st', 'nd', 'rd'][count % 10] ?? 'th');
  return `${count}${ending}`;
}
