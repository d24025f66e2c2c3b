import type { Clock, Logger } from '../../ports';

const quietForMs = 60_000;

/**
 * Notes refused callers without letting them fill the disk: a hostile page can knock thousands of times a second, and
 * one line a minute for each reason tells as much.
 */
export function createRefusalLog(clock: Clock, logger: Logger): (reason: string) => void {
  const notedAt = new Map<string, number>();
  return (reason) => {
    const now = clock.now();
    const last = notedAt.get(reason);
    if (last !== undefined && now >= last && now - last < quietForMs) return;
    notedAt.set(reason, now);
    logger.warn('browser.refused', { reason });
  };
}
