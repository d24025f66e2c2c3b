import { onTestFinished } from 'vitest';
import type { SlackProbe } from '../../../src/main/courier';
import type { Writer } from '../../../src/main/database/handles';
import { createReadinessService, type ReadinessOptions } from '../../../src/main/readiness/readiness-service';
import type { AlarmSource } from '../../../src/shared/nouns/alarm';
import type { CheckState, ReadinessCheckName, ReadinessRun } from '../../../src/shared/nouns/readiness';
import type { RotaSource } from '../../../src/shared/nouns/rota';
import type { Shift } from '../../../src/shared/nouns/watch';
import { createManualClock } from '../../support/manual-clock';
import { createRecordingLogger } from '../../support/recording-logger';
import { createRecordingNotifier } from '../../support/recording-notifier';
import { temporaryFolder } from '../../support/temporary-folder';
import { openTestDatabase } from '../../support/test-database';

export const begun = Date.parse('2026-11-20T06:31:00Z');

export const shift: Shift = {
  id: 'shift-1',
  person: 'ann',
  role: 'primary',
  startsAt: Date.parse('2026-11-20T07:00:00Z'),
  endsAt: Date.parse('2026-11-20T22:00:00Z'),
  source: 'hand',
  isMine: true,
};

/** Touches it: of the next role on the same evening. */
export const following: Shift = {
  ...shift,
  id: 'shift-2',
  role: 'secondary',
  startsAt: shift.endsAt,
  endsAt: Date.parse('2026-11-21T07:00:00Z'),
};

export const alarmSource: AlarmSource = {
  id: 'source-1',
  kind: 'alertmanager',
  name: 'live',
  url: 'https://alertmanager.example.org',
  health: { state: 'fresh', lastSuccessAt: begun },
  blindSinceAt: undefined,
  unreadable: 0,
  signIn: 'none' as const,
  parts: [],
  isSettling: false,
};

export const rotaSource: RotaSource = {
  id: 'rota-1',
  kind: 'ical',
  name: 'Team calendar',
  place: 'calendar.example.org',
  lastSuccessAt: begun,
  isStale: false,
  failingSinceAt: undefined,
  failure: undefined,
  heldBack: undefined,
  unreadable: 0,
  lanes: [],
  shifts: 12,
};

export const goodProbe: SlackProbe = {
  kind: 'answered',
  team: 'Test Workspace',
  user: 'watchkeeper',
  missingScopes: [],
  clockSkewMs: 0,
};

export const never = <T>(): Promise<T> => new Promise(() => undefined);

/** A machine on which everything is well, unless the test says otherwise. */
export function createBench(
  given: Partial<ReadinessOptions> & { readonly folder?: string; readonly startAt?: number } = {},
) {
  const folder = given.folder ?? temporaryFolder();
  const db = openTestDatabase(folder);
  for (const one of [shift, following]) keepShift(db, one);
  const clock = createManualClock(given.startAt ?? begun);
  const logger = createRecordingLogger();
  const notifier = createRecordingNotifier();
  const announced: unknown[] = [];
  const now: { shift: Shift | undefined; changes: number } = { shift, changes: 0 };
  const service = createReadinessService({
    db,
    clock,
    logger,
    announce: (_name, value) => announced.push(value),
    notifier,
    dataFolder: folder,
    secretStorage: () => 'keychain',
    keepsSecrets: () => true,
    shiftFor: () => now.shift,
    shiftById: (id) => [shift, following].find((one) => one.id === id),
    alarmSources: () => Promise.resolve([alarmSource]),
    rotaSources: () => Promise.resolve([rotaSource]),
    slack: () => Promise.resolve(goodProbe),
    freeBytes: () => Promise.resolve(50_000_000_000),
    onChange: () => {
      now.changes += 1;
    },
    ...given,
  });
  onTestFinished(() => service.close());

  const run = (): ReadinessRun => {
    const found = service.read().run;
    if (found === undefined) throw new Error('there is no run');
    return found;
  };
  return {
    db,
    folder,
    clock,
    logger,
    notifier,
    announced,
    now,
    service,
    run,
    check: (name: ReadinessCheckName) => run().checks.find((check) => check.name === name),
    states: (): Readonly<Partial<Record<ReadinessCheckName, CheckState>>> =>
      Object.fromEntries(run().checks.map(({ name, state }) => [name, state])),
    /** Presses the button of the newest test notification. */
    press: () => notifier.emit({ kind: 'action', key: `readiness:${run().id}`, actionId: 'seen' }),
    hear: (isGood = true) => service.answer({ runId: run().id, check: 'sound', isGood }),
    /** What the log file has of checks that failed. */
    logged: () =>
      logger.lines.filter(({ event }) => event === 'readiness.failed').map(({ fields }) => fields),
  };
}

export type Bench = ReturnType<typeof createBench>;

function keepShift(db: Writer, { id, person, role, startsAt, endsAt, source }: Shift): void {
  db.prepare(
    'INSERT OR IGNORE INTO shift (id, person, role, starts_at, ends_at, source) VALUES (?, ?, ?, ?, ?, ?)',
  ).run(id, person, role, startsAt, endsAt, source);
}
