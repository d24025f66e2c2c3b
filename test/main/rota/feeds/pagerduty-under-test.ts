import { expect, onTestFinished } from 'vitest';
import type { Clock, Fetch } from '../../../../src/main/ports';
import { createPagerDutyReader } from '../../../../src/main/rota/feeds/pagerduty-reader';
import type { FeedOutcome } from '../../../../src/shared/nouns/rota';
import references from '../../../fixtures/pagerduty/references.json' with { type: 'json' };
import users from '../../../fixtures/pagerduty/users.json' with { type: 'json' };
import { createManualClock, type ManualClock } from '../../../support/manual-clock';
import { type Oncall, type PagerDutyServer, startPagerDutyServer } from '../../../support/pagerduty-server';
import { waitUntil } from '../../../support/wait-until';

export const at = (text: string): number => Date.parse(text);
export const now = at('2026-11-20T08:00:00Z');
export const hour = 3_600_000;
export const window = {
  zone: 'Europe/London',
  fromAt: at('2026-11-01T00:00:00Z'),
  toAt: at('2027-01-01T00:00:00Z'),
};

export const ada = { name: 'Ada Marsh', email: 'ada.marsh@example.org', pagerDutyId: 'PADA001' };
export const ben = { name: 'Ben Okoro', email: 'ben.okoro@example.org', pagerDutyId: 'PBEN002' };
export const cai = { name: 'Cai Ellis - Vaughan', email: 'cai.ellis@example.org', pagerDutyId: 'PCAI003' };
export const primary = { key: 'schedule:PSCHED1', name: 'Harbour Platform - Primary' };
export const secondary = { key: 'schedule:PSCHED2', name: 'Harbour Platform - Secondary' };
export const direct = { key: 'policy:PPOL001:3', name: 'Harbour Platform, level 3' };

/** Ada on the primary schedule, unless told otherwise. */
export function oncall(start: string | null, end: string | null, changes: Oncall = {}): Oncall {
  return {
    escalation_policy: references.policies.platform,
    escalation_level: 1,
    schedule: references.schedules.primary,
    user: users.ada,
    start,
    end,
    ...changes,
  };
}

/** Single hours with an hour between them, so that none can be merged with the next. */
export function hours(count: number): readonly Oncall[] {
  const startsAt = (index: number) => window.fromAt + index * 2 * hour;
  return Array.from({ length: count }, (_, index) =>
    oncall(isoSecond(startsAt(index)), isoSecond(startsAt(index) + hour)),
  );
}

export function hourShifts(count: number) {
  return Array.from({ length: count }, (_, index) => {
    const startsAt = window.fromAt + index * 2 * hour;
    const uid = `schedule:PSCHED1/PADA001/${new Date(startsAt).toISOString()}`;
    return { uid, lane: primary.key, person: ada, startsAt, endsAt: startsAt + hour };
  });
}

export function isoSecond(instant: number): string {
  return new Date(instant).toISOString().replace('.000Z', 'Z');
}

export type PagerDutyUnderTest = {
  readonly server: PagerDutyServer;
  readonly clock: ManualClock;
  read(asked?: typeof window): Promise<FeedOutcome>;
  /** The `offset` of each request so far. */
  offsets(): readonly (string | undefined)[];
  /** Until the server has had so many requests. */
  asked(count: number): Promise<unknown>;
  /** Until the reader has begun to wait so long. */
  waiting(delayMs: number, times?: number): Promise<unknown>;
};

/** A reader called Rota; each of its outcomes is searched for the key and the address. */
export async function readPagerDuty(
  oncalls: readonly Oncall[],
  options: {
    readonly signal?: AbortSignal;
    readonly token?: string;
    readonly apiUrl?: string;
    readonly fetch?: Fetch;
  } = {},
): Promise<PagerDutyUnderTest> {
  const clock = createManualClock(now);
  const server = await startPagerDutyServer({ now: clock.now, oncalls });
  onTestFinished(() => server.close());
  const delays: number[] = [];
  const watched: Clock = {
    now: clock.now,
    after(delayMs, task) {
      delays.push(delayMs);
      return clock.after(delayMs, task);
    },
  };
  const { token = server.token, apiUrl = server.apiUrl, signal } = options;
  const reader = createPagerDutyReader({
    name: 'Rota',
    token,
    apiUrl,
    fetch: options.fetch ?? fetch,
    clock: watched,
    signal,
  });
  return {
    server,
    clock,
    async read(asked = window) {
      const outcome = await reader.read(asked);
      const told = JSON.stringify(outcome);
      for (const secret of [token, apiUrl, new URL(apiUrl).host]) expect(told).not.toContain(secret);
      return outcome;
    },
    offsets: () => server.requests.map(({ query }) => query.find(([name]) => name === 'offset')?.[1]),
    asked: (count) =>
      waitUntil(`request ${count}`, () => (server.requests.length >= count ? true : undefined)),
    waiting: (delayMs, times = 1) =>
      waitUntil(`a wait of ${delayMs} ms`, () =>
        delays.filter((delay) => delay === delayMs).length >= times ? true : undefined,
      ),
  };
}

export function failed(code: string, detail: Readonly<Record<string, unknown>> = {}) {
  return { kind: 'failed', failure: { code, detail: { source: 'Rota', ...detail } } };
}
