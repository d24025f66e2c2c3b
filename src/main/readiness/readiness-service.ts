import { randomUUID } from 'node:crypto';
import { WatchkeeperError } from '../../shared/errors';
import {
  type ReadinessCheckName,
  type ReadinessRun,
  type ReadinessView,
  readinessChecks,
  waitingFindings,
} from '../../shared/nouns/readiness';
import type { Shift, WatchView } from '../../shared/nouns/watch';
import type { Writer } from '../database/handles';
import type { Announce } from '../event-hub';
import type { Notifier } from '../ports';
import { type CheckOutcome, failed } from './check-outcome';
import { beginMachineChecks, type CheckedThings } from './machine-checks';
import { createPersonChecks, type PersonCheckName } from './person-checks';
import { failureCountsForMs, standingFromBefore, standingOfRun } from './readiness-standing';
import { createReadinessStore } from './readiness-store';

export type ReadinessOptions = CheckedThings & {
  readonly db: Writer;
  readonly announce: Announce;
  readonly notifier: Notifier;
  /** The one that holds, or the next within a day. */
  readonly shiftFor: () => Shift | undefined;
  /** Removed ones too. */
  readonly shiftById: (id: string) => Shift | undefined;
  readonly onChange: () => void;
};

export type ReadinessService = {
  read(): ReadinessView;
  /** Begins a run and answers at once; one that was open gives way to it. */
  begin(): Promise<ReadinessView>;
  /**
   * Begins what needs no person, for a shift that comes near while another may hold; notification and sound wait until
   * the person begins. Does nothing for one that was checked already.
   */
  beginAutomatic(shift: Shift): Promise<void>;
  answer(given: {
    readonly runId: string;
    readonly check: PersonCheckName;
    readonly isGood: boolean;
  }): ReadinessView;
  /** A page did not come up: whatever was shown at the check, it is not so any more. */
  pagesFail(reason: string): void;
  /** For the shift that holds or comes next. */
  standing(): WatchView['readiness'];
  standingOf(shift: Shift): WatchView['readiness'];
  runsOf(shiftId: string): readonly ReadinessRun[];
  close(): void;
};

export function createReadinessService(options: ReadinessOptions): ReadinessService {
  const { db, clock, logger } = options;
  const store = createReadinessStore(db);
  let isClosed = false;

  const person = createPersonChecks({
    notifier: options.notifier,
    clock,
    logger,
    wait: (runId, name, finding) => change(runId, name, { state: 'waiting', finding }),
    settle: change,
  });

  function read(): ReadinessView {
    const shiftId = options.shiftFor()?.id;
    return { run: store.newestFor(shiftId), shiftId };
  }

  function tellChange(): void {
    try {
      options.announce('readiness.changed', read());
      options.onChange();
    } catch (error) {
      // It is written; a listener must not undo that.
      logger.error('readiness.not-told', { error });
    }
  }

  function change(
    runId: string,
    name: ReadinessCheckName,
    to: CheckOutcome | { readonly state: 'waiting'; readonly finding: string },
  ): void {
    if (isClosed) return;
    const failure = to.state === 'failed' ? to.failure : undefined;
    const { state, finding } = to;
    if (!store.change(runId, { name, state, finding, failure, changedAt: clock.now() })) return;
    if (failure !== undefined) logger.warn('readiness.failed', { check: name, code: failure.code });
    tellChange();
  }

  function startRun(shiftId: string | undefined, byPerson: boolean): void {
    const now = clock.now();
    const id = randomUUID();
    const begin = db.transaction(() => {
      if (byPerson) store.giveWay(shiftId, 'the check was begun again before this was answered', now);
      store.insert({ id, shiftId, begunAt: now, checks: newChecks(byPerson, now) });
    });
    begin();
    if (byPerson) person.end();
    tellChange();
    if (byPerson) person.ask(id);
    for (const { name, outcome } of beginMachineChecks(options)) {
      outcome
        .then((settled) => change(id, name, settled))
        .catch((error: unknown) => logger.error('readiness.not-recorded', { check: name, error }));
    }
  }

  const leftOpen = store.endLeftOpen('Watchkeeper was closed before it was answered', clock.now());
  if (leftOpen > 0) logger.info('readiness.left-open', { runs: leftOpen });

  function standingOf(shift: Shift): WatchView['readiness'] {
    const run = store.newestFor(shift.id);
    if (run !== undefined) return standingOfRun(run);
    return standingFromBefore(shift, store.begunSince(clock.now() - failureCountsForMs), options.shiftById);
  }

  return {
    read,
    async begin() {
      startRun(options.shiftFor()?.id, true);
      return read();
    },
    async beginAutomatic(shift) {
      if (store.newestFor(shift.id) === undefined) startRun(shift.id, false);
    },
    answer({ runId, check, isGood }) {
      const run = store.find(runId);
      if (run === undefined) throw new WatchkeeperError('not-found', { noun: 'readiness check' });
      person.answer(run, check, isGood);
      return read();
    },
    pagesFail(reason) {
      const run = store.newestFor(options.shiftFor()?.id);
      if (run === undefined || isClosed) return;
      const failure = { code: 'notification-not-shown', detail: { reason } } as const;
      const outcome = failed('a page could not be shown since', failure);
      if (!store.overturn(run.id, { name: 'notification', ...outcome, failure, changedAt: clock.now() }))
        return;
      logger.warn('readiness.failed', { check: 'notification', code: failure.code });
      tellChange();
    },
    standing() {
      const shift = options.shiftFor();
      return shift === undefined ? 'unchecked' : standingOf(shift);
    },
    standingOf,
    runsOf: store.ofShift,
    close() {
      isClosed = true;
      person.close();
    },
  };
}

function newChecks(byPerson: boolean, now: number): ReadinessRun['checks'] {
  return readinessChecks.map((name) => {
    const needsPerson = name === 'notification' || name === 'sound';
    const common = { name, failure: undefined, changedAt: now };
    if (!needsPerson) return { ...common, state: 'running', finding: 'being checked' };
    return byPerson
      ? { ...common, state: 'running', finding: 'the test notification is being shown' }
      : { ...common, state: 'waiting', finding: waitingFindings.begin };
  });
}
