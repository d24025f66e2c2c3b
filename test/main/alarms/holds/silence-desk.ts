import { onTestFinished } from 'vitest';
import { createAlarmStore } from '../../../../src/main/alarms/alarm-store';
import { silenceServersOf } from '../../../../src/main/alarms/holds/silence-servers';
import { createSilenceService, type SilenceService } from '../../../../src/main/alarms/holds/silence-service';
import { createSourceStore } from '../../../../src/main/alarms/source-store';
import type { Writer } from '../../../../src/main/database/handles';
import { createManualClock, type ManualClock } from '../../../support/manual-clock';
import { createRecordingLogger } from '../../../support/recording-logger';
import { createRecordingNotifier, type RecordingNotifier } from '../../../support/recording-notifier';
import { openTestDatabase } from '../../../support/test-database';
import { waitUntil } from '../../../support/wait-until';

export type SilenceDesk = {
  readonly service: SilenceService;
  readonly db: Writer;
  readonly clock: ManualClock;
  readonly notifier: RecordingNotifier;
  readonly opened: string[];
  setOnWatch(on: boolean): void;
  /** Lets retries fall due until something is so; the sources answer in real time. */
  until<T>(what: string, ask: () => T | undefined | Promise<T | undefined>): Promise<T>;
  /** The next process on the same data. */
  restart(how: { readonly killed: boolean }): Promise<SilenceDesk>;
};

export const labels = { alertname: 'IngressErrorRateHigh', severity: 'critical', namespace: 'ingress' };

/** Silences over a real database, in which one alarm of a source at `url` fires, and others. */
export function createSilenceDesk(
  url: string,
  before?: { readonly db: Writer; readonly clock: ManualClock; readonly fetch: typeof fetch },
): SilenceDesk {
  const clock = before?.clock ?? createManualClock(Date.now());
  const db = before?.db ?? openTestDatabase();
  if (before === undefined) fill(db, url, clock.now());
  const logger = createRecordingLogger();
  const notifier = createRecordingNotifier();
  const opened: string[] = [];
  let isOnWatch = true;
  const alarms = createAlarmStore(db);
  const service = createSilenceService({
    db,
    clock,
    logger,
    notifier,
    announce: (name, value) => {
      if (name === 'alarm.opened' && typeof value === 'object' && 'alarmId' in value)
        opened.push(value.alarmId);
    },
    me: () => 'Sam',
    zone: () => 'Europe/London',
    onWatch: () => isOnWatch,
    alarmById: (id) => alarms.byId(id, clock.now()),
    serversOf: (sourceId, signal) =>
      silenceServersOf(
        createSourceStore(db)
          .list()
          .find(({ id }) => id === sourceId),
        signal,
        { fetch: before?.fetch ?? fetch, clock, logger, secretOf: () => Promise.resolve(undefined) },
      ),
    onWritten: () => undefined,
  });
  service.start();
  onTestFinished(() => service.close());
  return {
    service,
    db,
    clock,
    notifier,
    opened,
    setOnWatch(on) {
      isOnWatch = on;
    },
    until: (what, ask) =>
      waitUntil(what, async () => {
        await clock.advance(1_000);
        return ask();
      }),
    async restart({ killed }) {
      if (!killed) await service.close();
      return createSilenceDesk(url, { db, clock: createManualClock(clock.now()), fetch });
    },
  };
}

function fill(db: Writer, url: string, now: number): void {
  createSourceStore(db).add({ id: 'live', kind: 'alertmanager', name: 'Live', url, settings: {} }, now);
  createSourceStore(db).add({ id: 'pages', kind: 'pagerduty', name: 'Pages', url: '', settings: {} }, now);
  const add = db.prepare(`
    INSERT INTO alarm (id, source_id, fingerprint, started_at, name, priority, labels, annotations, first_seen_at, ended_at)
    VALUES (@id, @sourceId, @id, @now, @name, 'high', @labels, '{}', @now, @endedAt)`);
  const alarm = (
    id: string,
    changes: Readonly<Record<string, string>> = {},
    sourceId = 'live',
    endedAt: number | null = null,
  ) => {
    const own = { ...labels, ...changes };
    add.run({ id, sourceId, now, name: own.alertname, labels: JSON.stringify(own), endedAt });
  };
  alarm('a1');
  alarm('a2', { pod: 'web-2' });
  alarm('a3', { namespace: 'other' });
  alarm('over', {}, 'live', now);
  alarm('elsewhere', {}, 'pages');
}

export const wanted = {
  id: 'op-1',
  alarmId: 'a1',
  labels: ['alertname', 'namespace'],
  comment: 'Ada mends it',
} as const;
