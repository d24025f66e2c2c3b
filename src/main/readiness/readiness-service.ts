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
import type { CheckOutcome } from './check-outcome';
import { beginMachineChecks, type CheckedThings } from './machine-checks';
import { createPersonChecks, type PersonCheckName } from './person-checks';
import { createReadinessStore } from './readiness-store';

export type ReadinessOptions = CheckedThings & {
  readonly db: Writer;
  readonly announce: Announce;
  readonly notifier: Notifier;
  /** The one that holds, or the next within a day. */
  readonly shiftFor: () => Shift | undefined;
  readonly onChange: () => void;
};

export type ReadinessService = {
  read(): ReadinessView;
  /** Begins a run and answers at once; one that was open gives way to it. */
  begin(): Promise<ReadinessView>;
  /**
   * Begins what needs no person, for a shift that comes near; notification and sound wait until the person begins. Does
   * nothing without a shift, or for one that was checked already.
   */
  beginAutomatic(): Promise<void>;
  answer(given: {
    readonly runId: string;
    readonly check: PersonCheckName;
    readonly isGood: boolean;
  }): ReadinessView;
  /** For the shift that holds or comes next. One failed check is enough, whatever the others still do. */
  standing(): WatchView['readiness'];
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

  function startRun(byPerson: boolean): void {
    const now = clock.now();
    const id = randomUUID();
    const begin = db.transaction(() => {
      store.endOpen('the check was begun again before this was answered', now);
      store.insert({ id, shiftId: options.shiftFor()?.id, begunAt: now, checks: newChecks(byPerson, now) });
    });
    begin();
    person.end();
    tellChange();
    if (byPerson) person.ask(id);
    for (const { name, outcome } of beginMachineChecks(options)) {
      outcome
        .then((settled) => change(id, name, settled))
        .catch((error: unknown) => logger.error('readiness.not-recorded', { check: name, error }));
    }
  }

  const leftOpen = store.endOpen('Watchkeeper was closed before it was answered', clock.now());
  if (leftOpen > 0) logger.info('readiness.left-open', { runs: leftOpen });

  return {
    read,
    async begin() {
      startRun(true);
      return read();
    },
    async beginAutomatic() {
      const { run, shiftId } = read();
      if (shiftId !== undefined && run === undefined) startRun(false);
    },
    answer({ runId, check, isGood }) {
      const run = store.find(runId);
      if (run === undefined) throw new WatchkeeperError('not-found', { noun: 'readiness check' });
      person.answer(run, check, isGood);
      return read();
    },
    standing() {
      const { run, shiftId } = read();
      if (run === undefined || shiftId === undefined) return 'unchecked';
      return run.checks.some(({ state }) => state === 'failed') ? 'not-ready' : run.verdict;
    },
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
