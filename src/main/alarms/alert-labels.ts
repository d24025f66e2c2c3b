import { z } from 'zod';

export type GivenLabels = Readonly<Record<string, unknown>>;

/** Labels and annotations as they come: an object, of what is for `stringsOf` to see. */
export const asLabels = z.custom<GivenLabels>(
  (given) => typeof given === 'object' && given !== null && !Array.isArray(given),
);

/** What of it is text. */
export function stringsOf(given: GivenLabels): Readonly<Record<string, string>> {
  if (holdsStringsOnly(given)) return given;
  const strings = Object.entries(given).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return Object.fromEntries(strings);
}

function holdsStringsOnly(given: GivenLabels): given is Readonly<Record<string, string>> {
  // Not Object.values: in a storm its arrays cost more than all other checks together.
  for (const name in given) if (typeof given[name] !== 'string') return false;
  return true;
}
