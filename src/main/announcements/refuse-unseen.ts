import { isSameMentions, mentionsIn } from '../../shared/announcements/mentions';
import { WatchkeeperError } from '../../shared/errors';
import type { Mention } from '../../shared/nouns/announcement';

/** Refuses to post what the person did not see, and to call people without a second yes to exactly those words. */
export function refuseUnseen(
  text: string,
  given: {
    readonly text: string;
    readonly notify: readonly Mention[];
    readonly confirmed: readonly Mention[];
  },
): void {
  if (text !== given.text) throw new WatchkeeperError('preview-outdated');
  const inText = mentionsIn(text);
  const isConfirmed =
    isSameMentions(given.notify, given.confirmed) &&
    given.notify.every((mention) => inText.includes(mention));
  if (!isConfirmed) {
    const named = [...new Set([...given.notify, ...given.confirmed])];
    throw new WatchkeeperError('mention-not-confirmed', {
      mentions: named.map((mention) => `@${mention}`).join(', '),
    });
  }
}

/** Nobody plans an update so far ahead: it is a slip of the day. */
const furthestMs = 31 * 24 * 3_600_000;

export function refuseTimes(dueAts: readonly number[], now: number): void {
  const reason = dueAts.map((dueAt) => reasonAgainst(dueAt, now)).find((each) => each !== undefined);
  if (reason !== undefined) throw new WatchkeeperError('promise-invalid', { reason });
}

function reasonAgainst(dueAt: number, now: number): string | undefined {
  if (dueAt <= now) return 'its time is over already';
  if (dueAt % 60_000 !== 0) return 'its time is not a whole minute';
  return dueAt - now > furthestMs ? 'it is more than 31 days away' : undefined;
}
