import type { FeedReader } from '../../../src/main/rota/feeds/feed-reader';
import { readHolidays } from '../../../src/main/rota/holidays';
import { createRotaService, type RotaServiceOptions } from '../../../src/main/rota/rota-service';
import type { EventMessage } from '../../../src/shared/contract';
import type { FeedCopy, FeedOutcome, FeedShift, RotaPerson } from '../../../src/shared/nouns/rota';
import { createManualClock } from '../../support/manual-clock';
import { createMemorySecrets } from '../../support/memory-secrets';
import { createRecordingLogger } from '../../support/recording-logger';
import { openTestDatabase } from '../../support/test-database';
import { testPack } from '../../support/test-pack';

export const at = Date.parse;
export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

export const sam: RotaPerson = { name: 'Sam Jones', email: 'sam@example.gov.uk', pagerDutyId: undefined };
export const ada: RotaPerson = { name: 'Ada', email: 'ada@example.gov.uk', pagerDutyId: undefined };

/** A day's shift, 07:00 to 22:00 in UTC. */
export function dayShift(date: string, person: RotaPerson = sam, more: Partial<FeedShift> = {}): FeedShift {
  return {
    uid: `${date} ${person.name}`,
    lane: 'a',
    person,
    startsAt: at(`${date}T07:00Z`),
    endsAt: at(`${date}T22:00Z`),
    ...more,
  };
}

export function told(shifts: readonly FeedShift[], lanes: FeedCopy['lanes'] = primaryLane): FeedOutcome {
  return { kind: 'read', copy: { shifts, lanes, unreadable: 0 } };
}
export const primaryLane = [{ key: 'a', name: 'Primary' }];
export const unreachable: Extract<FeedOutcome, { kind: 'failed' }> = {
  kind: 'failed',
  failure: { code: 'rota-unreachable', detail: { source: 'Feed', reason: 'no network' } },
};

type Asked = Parameters<NonNullable<RotaServiceOptions['readerFor']>>[0];

/** Sources that say what the test has them say, by the name of the source. */
export function createFakeFeeds() {
  const says = new Map<string, () => FeedOutcome | Promise<FeedOutcome>>();
  const asked: Asked[] = [];
  const windows: Parameters<FeedReader['read']>[0][] = [];
  return {
    asked,
    windows,
    say(name: string, outcome: FeedOutcome | (() => FeedOutcome | Promise<FeedOutcome>)): void {
      says.set(name, typeof outcome === 'function' ? outcome : () => outcome);
    },
    readerFor(source: Asked): FeedReader {
      asked.push(source);
      return {
        async read(window) {
          windows.push(window);
          return (await says.get(source.name)?.()) ?? unreachable;
        },
      };
    },
  };
}

/** The rota service over a real database, with all that it tells of itself. */
export function openRota(given: Partial<RotaServiceOptions> = {}) {
  const clock = createManualClock(at('2026-11-20T09:42Z'));
  const logger = createRecordingLogger();
  const events: EventMessage[] = [];
  const changes: number[] = [];
  const options = {
    db: given.db ?? openTestDatabase(),
    clock,
    logger,
    announce: (name, value) => void events.push({ name, value } as EventMessage),
    pack: () => testPack,
    me: () => 'Sam',
    holidays: readHolidays('resources'),
    fetch: () => Promise.reject(new Error('no network in this test')),
    secrets: createMemorySecrets(),
    onChange: () => void changes.push(1),
    ...given,
  } satisfies RotaServiceOptions;
  return { rota: createRotaService(options), logger, events, changes };
}
