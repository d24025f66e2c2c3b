import { createHash } from 'node:crypto';
import type { LabelRule } from '../../shared/nouns/pack';
import type { AlarmReader, SeenAlert } from '../alarm-reader';
import type { Writer } from '../database/handles';
import type { Clock } from '../ports';

type StoredAlarm = { fingerprint: string; started_at: number; labels: string; annotations: string };

export type PracticeAlarms = { readonly reader: AlarmReader; ring(): void; clear(): void };

/** What an alarm of the exercise looks like; each ring takes the next. */
const exercises = [
  {
    name: 'IngressErrorRateHigh',
    labels: { namespace: 'ingress-controllers' },
    summary: '5xx above 2 % for 6 min',
  },
  {
    name: 'KubePodCrashLooping',
    labels: { namespace: 'monitoring', pod: 'prometheus-0' },
    summary: 'Prometheus restarted 5 times in 10 min',
  },
  {
    name: 'NodeNotReady',
    labels: { node: 'ip-172-20-1-7' },
    summary: 'One of three control-plane nodes is not ready',
  },
] as const;

/** Alarms for the practice workspace: they come from a button, and are told through the same port as real ones. */
export function createPracticeAlarms(options: {
  readonly db: Writer;
  readonly clock: Clock;
  /** The label that the pack takes for high priority. */
  readonly highLabel: () => LabelRule | undefined;
}): PracticeAlarms {
  const { db, clock } = options;
  const all = db.prepare<[], StoredAlarm>('SELECT * FROM practice_alarm ORDER BY started_at');
  const insert = db.prepare(
    `INSERT INTO practice_alarm (fingerprint, started_at, labels, annotations)
     VALUES (@fingerprint, @startedAt, @labels, @annotations) ON CONFLICT (fingerprint) DO NOTHING`,
  );
  const removeAll = db.prepare('DELETE FROM practice_alarm');

  return {
    reader: {
      read: () => Promise.resolve({ kind: 'read', alerts: all.all().map(toAlert), unreadable: 0 }),
    },
    ring() {
      const ringing = new Set(all.all().map((row) => row.fingerprint));
      const next = exercises.find(({ name }) => !ringing.has(fingerprintOf(name)));
      if (next === undefined) return;
      const high = options.highLabel();
      const priority = high === undefined ? {} : { [high.label]: high.anyOf[0] ?? '' };
      insert.run({
        fingerprint: fingerprintOf(next.name),
        startedAt: clock.now(),
        labels: JSON.stringify({ alertname: next.name, ...priority, ...next.labels }),
        annotations: JSON.stringify({ summary: next.summary }),
      });
    },
    clear() {
      removeAll.run();
    },
  };
}

function fingerprintOf(name: string): string {
  return createHash('sha256').update(name).digest('hex').slice(0, 16);
}

function toAlert(row: StoredAlarm): SeenAlert {
  return {
    fingerprint: row.fingerprint,
    startedAt: row.started_at,
    // Written by this file and by nobody else.
    labels: JSON.parse(row.labels) as SeenAlert['labels'],
    annotations: JSON.parse(row.annotations) as SeenAlert['annotations'],
    suppressed: false,
  };
}
