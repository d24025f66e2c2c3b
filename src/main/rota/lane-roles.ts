import type { FeedLane } from '../../shared/nouns/rota';
import type { ShiftRole } from '../../shared/nouns/watch';

/**
 * What a new lane most likely is. `isOnly`: the source has no other; it is then taken for the primary's, unless its name
 * says otherwise. Undefined: nobody can tell, and a person has to say.
 */
export function guessRole({ key, name }: FeedLane, isOnly: boolean): ShiftRole | undefined {
  if (/\bsecondary\b|\bsecond\b|\b2nd\b|\bback-?up\b/i.test(name)) return 'secondary';
  if (/\bprimary\b|\b1st\b/i.test(name)) return 'primary';
  if (/\bsupport\b/i.test(name)) return 'support';
  // The level of a person on an escalation policy of PagerDuty.
  const level = /^policy:.*:(\d+)$/.exec(key)?.[1];
  if (level === '1') return 'primary';
  if (level === '2') return 'secondary';
  return isOnly ? 'primary' : undefined;
}
