import type { Failure } from '../../shared/errors';
import type { Clock, Logger } from '../ports';
import type { PageDelivery } from './pages/page-delivery';
import { blindKey, blindPage } from './pages/page-words';
import type { SettingValue } from './setting-value';
import type { BlindSource } from './source-register';

export type BlindNotices = {
  /** Tells once of each blind period, and takes it back when the source is seen again. */
  run(blind: readonly BlindSource[], zone: string, retryAfterMs: number): void;
  withdrawAll(): void;
  close(): void;
};

export type BlindNoticesOptions = {
  readonly delivery: Pick<PageDelivery, 'show' | 'withdraw'>;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Ids of the periods told of, kept over a restart. */
  readonly told: SettingValue;
};

export function createBlindNotices({ delivery, clock, logger, told }: BlindNoticesOptions): BlindNotices {
  const toldIds = new Set((told.read() ?? '').split(' ').filter((id) => id !== ''));
  const standing = new Set<string>();
  /** When each period was last tried, for the periods not told of yet. */
  const triedAt = new Map<string, number>();
  let isClosed = false;

  function withdraw(key: string): void {
    standing.delete(key);
    delivery.withdraw(key);
  }

  function remember(periodId: string): void {
    toldIds.add(periodId);
    told.write([...toldIds].join(' '));
  }

  function forgetAllBut(periodIds: ReadonlySet<string>): void {
    for (const id of toldIds) if (!periodIds.has(id)) toldIds.delete(id);
    for (const id of triedAt.keys()) if (!periodIds.has(id)) triedAt.delete(id);
  }

  async function tell(source: BlindSource, failure: Failure, zone: string): Promise<void> {
    const notification = blindPage(source, failure, zone);
    standing.add(notification.key);
    const result = await delivery.show(notification, []);
    if (isClosed) return;
    try {
      if (result.kind === 'shown') remember(source.period.id);
    } catch (error) {
      logger.error('page.record.failed', { key: notification.key, error });
    }
    if (!standing.has(notification.key)) withdraw(notification.key);
  }

  return {
    run(blind, zone, retryAfterMs) {
      const keys = new Set(blind.map(({ id }) => blindKey(id)));
      for (const key of standing) if (!keys.has(key)) withdraw(key);
      for (const source of blind) {
        const lastTriedAt = triedAt.get(source.period.id);
        const isTooSoon = lastTriedAt !== undefined && clock.now() < lastTriedAt + retryAfterMs;
        if (source.failure === undefined || toldIds.has(source.period.id) || isTooSoon) continue;
        triedAt.set(source.period.id, clock.now());
        void tell(source, source.failure, zone);
      }
      forgetAllBut(new Set(blind.map(({ period }) => period.id)));
    },
    withdrawAll() {
      for (const key of [...standing]) withdraw(key);
    },
    close() {
      isClosed = true;
    },
  };
}
