import { onTestFinished } from 'vitest';
import type { ReadOutcome, SeenAlert } from '../../../src/main/alarm-reader';
import { type AlarmService, createAlarmService } from '../../../src/main/alarms/alarm-service';
import type { Writer } from '../../../src/main/database/handles';
import { createEventHub } from '../../../src/main/event-hub';
import { createLocalServer } from '../../../src/main/hosts/local-server';
import type { Fetch, LocalServer, Notifier, Secrets } from '../../../src/main/ports';
import type { EventMessage } from '../../../src/shared/contract';
import { type Failure, WatchkeeperError } from '../../../src/shared/errors';
import type { Alarm } from '../../../src/shared/nouns/alarm';
import type { Pack } from '../../../src/shared/nouns/pack';
import { createManualClock, type ManualClock } from '../../support/manual-clock';
import { createMemorySecrets } from '../../support/memory-secrets';
import { noProcess } from '../../support/no-process';
import { createRecordingLogger, type LoggedLine } from '../../support/recording-logger';
import { createRecordingNotifier, type RecordingNotifier } from '../../support/recording-notifier';
import { openTestDatabase } from '../../support/test-database';

export const second = 1_000;
export const minute = 60_000;
export const hour = 3_600_000;
/** Friday 20 November 2026, 09:00 in London. */
export const start = Date.parse('2026-11-20T09:00:00Z');
export const poll = 15 * second;

const weekHours = { weekdays: [], weekends: [] };

export const testPack: Pack = {
  ...noProcess,
  rota: { roles: ['primary', 'secondary'], soonBeforeMs: 1_800_000, experience: undefined, rotation: [] },
  pay: undefined,
  id: 'test-team',
  name: 'Test team',
  zone: 'Europe/London',
  division: 'england-and-wales',
  hours: { support: weekHours, dutyOnline: weekHours, onCall: weekHours },
  channels: { incidents: '#incidents', handover: '#handover', named: [] },
  phrases: { declare: '', lead: '', scribe: '', resolve: '', logLine: '' },
  definition: { must: [], any: [], notes: [] },
  alarms: {
    high: [{ label: 'severity', anyOf: ['critical', 'page'] }],
    ignore: ['Watchdog', 'InfoInhibitor'],
    repeatEveryMs: 5 * minute,
    repeatAtMostMs: 5 * minute,
    acknowledgeForMs: 30 * minute,
  },
  checklists: [],
};

export function seenAlert(name: string, changes: Partial<SeenAlert> = {}): SeenAlert {
  return {
    fingerprint: `fingerprint-of-${name}`,
    startedAt: start - 2 * minute,
    labels: { alertname: name, severity: 'critical' },
    annotations: { summary: `${name} is firing` },
    suppressed: false,
    ...changes,
  };
}

export function manyAlerts(count: number, name = 'Storm'): readonly SeenAlert[] {
  return Array.from({ length: count }, (_, index) => seenAlert(`${name}${index}`));
}

export const unreachable: Failure = {
  code: 'source-unreachable',
  detail: { source: 'Practice alarms', reason: 'ECONNREFUSED' },
};

export type WatchUnderTest = {
  readonly service: AlarmService;
  readonly clock: ManualClock;
  readonly db: Writer;
  readonly notifier: RecordingNotifier;
  readonly events: EventMessage[];
  readonly logged: readonly LoggedLine[];
  readonly changes: () => number;
  /** Ids of the alarms that a live incident was declared of. */
  readonly inIncident: Set<string>;
  /** What was told of whether pages reach the desktop. */
  readonly pagesFailing: readonly (string | undefined)[];
  /** How often the practice source was read. */
  readonly reads: () => number;
  /** What the practice source answers from now on. */
  tells(...alerts: readonly SeenAlert[]): void;
  answers(outcome: ReadOutcome | Promise<ReadOutcome>): void;
  setOnWatch(on: boolean): void;
  /** Undefined: as before set-up. */
  setPack(pack: Pack | undefined): void;
  /** The watch of the next process on the same data, some time later. A killed one writes nothing at its end. */
  restart(how: { readonly killed: boolean; readonly afterMs?: number }): Promise<WatchUnderTest>;
};

type Before = { readonly db: Writer; readonly clock: ManualClock; readonly outcome: ReadOutcome };

/** A watch on a real database. Its practice source is a scripted reader; other sources go through `fetch`. */
export function createWatch(
  options: {
    readonly fetch?: Fetch;
    readonly practice?: boolean;
    readonly secrets?: Secrets;
    /** In the place of the one that remembers. */
    readonly notifier?: Notifier;
    readonly localServer?: LocalServer;
    readonly before?: Before;
  } = {},
): WatchUnderTest {
  const clock = options.before?.clock ?? createManualClock(start);
  const db = options.before?.db ?? openTestDatabase();
  const notifier = createRecordingNotifier();
  const logger = createRecordingLogger();
  const events: EventMessage[] = [];
  const hub = createEventHub((error) => {
    throw error;
  });
  hub.subscribe((event) => events.push(event));
  let lastOutcome: ReadOutcome = options.before?.outcome ?? { kind: 'read', alerts: [], unreadable: 0 };
  let outcome: ReadOutcome | Promise<ReadOutcome> = lastOutcome;
  let isOnWatch = true;
  const inIncident = new Set<string>();
  const pagesFailing: (string | undefined)[] = [];
  let pack: Pack | undefined = testPack;
  let changes = 0;
  let reads = 0;
  const service = createAlarmService({
    db,
    clock,
    logger,
    notifier: options.notifier ?? notifier,
    announce: hub.announce,
    secrets: options.secrets ?? createMemorySecrets(),
    localServer: options.localServer ?? createLocalServer(),
    fetch: options.fetch ?? (() => Promise.reject(new Error('no network in this test'))),
    pack() {
      if (pack === undefined) throw new WatchkeeperError('not-set-up');
      return pack;
    },
    me: () => 'Sam',
    onWatch: () => isOnWatch,
    inLiveIncident: (alarmId) => inIncident.has(alarmId),
    onPagesFailing: (reason) => pagesFailing.push(reason),
    practiceReader: {
      read() {
        reads += 1;
        return Promise.resolve(outcome);
      },
    },
    onChange() {
      changes += 1;
    },
  });
  onTestFinished(() => service.close());
  if (options.practice !== false) service.usePractice(true);
  return {
    service,
    clock,
    db,
    notifier,
    events,
    logged: logger.lines,
    changes: () => changes,
    inIncident,
    pagesFailing,
    reads: () => reads,
    tells(...alerts) {
      lastOutcome = { kind: 'read', alerts, unreadable: 0 };
      outcome = lastOutcome;
    },
    answers(next) {
      outcome = next;
    },
    setOnWatch(on) {
      isOnWatch = on;
    },
    setPack(next) {
      pack = next;
    },
    async restart({ killed, afterMs = 0 }) {
      if (!killed) await service.close();
      const before = { db, clock: createManualClock(clock.now() + afterMs), outcome: lastOutcome };
      return createWatch({ ...options, practice: false, before });
    },
  };
}

/** Moves on in steps of a tick and notes at which of them something was shown. */
export async function pageTimes(
  watch: WatchUnderTest,
  forMs: number,
  counts: (key: string) => boolean = () => true,
): Promise<readonly number[]> {
  const times: number[] = [];
  const until = watch.clock.now() + forMs;
  let known = watch.notifier.shown.length;
  const note = () => {
    for (; known < watch.notifier.shown.length; known += 1) {
      if (counts(watch.notifier.shown[known]?.key ?? '')) times.push(watch.clock.now());
    }
  };
  await watch.clock.advance(0);
  note();
  while (watch.clock.now() < until) {
    await watch.clock.advance(Math.min(5 * second, until - watch.clock.now()));
    note();
  }
  return times;
}

/** Keys of what was shown of alarms: no digest, no notice. */
export function pageKeys(watch: WatchUnderTest): readonly string[] {
  return watch.notifier.shown.map(({ key }) => key).filter(isPage);
}

export const isPage = (key: string) => key.startsWith('alarm:');

/** All of them, without their ids. */
export function blindPeriods(watch: WatchUnderTest) {
  return watch.service
    .during(0, start + 1_000 * hour)
    .blind.map(({ reason, fromAt, toAt }) => ({ reason, fromAt, toAt }));
}

/** The one alarm of the list. */
export function only(watch: WatchUnderTest): Alarm {
  const [alarm, ...others] = watch.service.list();
  if (alarm === undefined || others.length > 0) throw new Error('There is not exactly one alarm');
  return alarm;
}
