import type { Pack } from '../nouns/pack';

/** Whether the team has anything that the page of support is about. */
export function hasSupport({ channels, support, limits }: Pack): boolean {
  return (
    channels.support !== undefined ||
    channels.announcements !== undefined ||
    support.periods.length > 0 ||
    limits.supportQuestionMs !== undefined
  );
}
