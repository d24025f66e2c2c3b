import type { Logger } from '../../ports';
import type { DuePage, PageStore } from './page-store';

export type PageClaims = {
  claim(alarmIds: readonly string[], now: number, intervalMs: number): void;
  /** Without what was claimed on a disk that could not be written. */
  unclaimed(due: readonly DuePage[], now: number): readonly DuePage[];
};

/** A full or locked disk must silence no page, nor repeat it at every look: what it does not take is kept here. */
export function createPageClaims(pages: PageStore, logger: Logger): PageClaims {
  const unwritten = new Map<string, { readonly untilAt: number; readonly intervalMs: number }>();
  return {
    claim(alarmIds, now, intervalMs) {
      try {
        pages.claim(alarmIds, now, intervalMs);
        for (const id of alarmIds) unwritten.delete(id);
      } catch (error) {
        logger.error('page.claim.failed', { alarms: alarmIds.length, error });
        for (const id of alarmIds) unwritten.set(id, { untilAt: now + intervalMs, intervalMs });
      }
    },
    unclaimed: (due, now) =>
      due.flatMap((page) => {
        const claim = unwritten.get(page.alarmId);
        if (claim === undefined) return [page];
        const { untilAt, intervalMs } = claim;
        // Later than a whole interval: the clock was set back.
        return untilAt <= now || untilAt > now + intervalMs ? [{ ...page, intervalMs }] : [];
      }),
  };
}
