import { type Failure, WatchkeeperError } from '../../shared/errors';
import type { Alarm, SourceActKind } from '../../shared/nouns/alarm';
import type { AlarmReader } from '../alarm-reader';
import type { Writer } from '../database/handles';
import type { Clock, Logger } from '../ports';
import { createSourceActStore, type WaitingAct } from './source-act-store';

/** Writes to its source what a person did with an alarm here: once for each press, and as soon as it can be reached. */
export type SourceActs = {
  /** Kept within the caller's transaction; does nothing for a source that is only read. */
  acknowledge(alarm: Alarm): void;
  /** A second press does nothing. Throws where the source cannot be told. */
  resolve(alarm: Alarm): void;
  /** Writes what waits, also what was to wait for longer. */
  run(): void;
  close(): Promise<void>;
};

export type SourceActsOptions = {
  readonly db: Writer;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly signal: AbortSignal;
  readonly readerOf: (sourceId: string) => AlarmReader | undefined;
  readonly alarmById: (id: string) => Alarm | undefined;
  /** Called after the commit. */
  readonly onChange: () => void;
};

const firstWaitMs = 5_000;
const longestWaitMs = 60_000;
/** What was pressed long ago may be wrong by now; an acknowledgement is tried for as long as its hold here lasts. */
const resolveWithinMs = 3_600_000;

/** `away`: the source itself cannot be reached now, so that nothing else need be tried there. */
type Ending = 'settled' | 'later' | 'away';
type Lane = { failures: number; cancel: () => void; flight: Promise<void> | undefined };

export function createSourceActs(options: SourceActsOptions): SourceActs {
  const { db, clock, logger, signal, readerOf, alarmById, onChange } = options;
  const acts = createSourceActStore(db);
  /** By source: one act at a time, and a source that is away holds up no other. */
  const lanes = new Map<string, Lane>();

  function laneOf(sourceId: string): Lane {
    const known = lanes.get(sourceId);
    if (known !== undefined) return known;
    const lane: Lane = { failures: 0, cancel: () => undefined, flight: undefined };
    lanes.set(sourceId, lane);
    return lane;
  }

  function begin(sourceId: string): void {
    const lane = laneOf(sourceId);
    lane.cancel();
    lane.flight ??= empty(sourceId, lane);
  }

  async function empty(sourceId: string, lane: Lane): Promise<void> {
    // Gives the caller the turn to commit what it has just asked for.
    await Promise.resolve();
    const putOff = new Set<string>();
    let isAway = false;
    try {
      for (let act = next(sourceId, putOff); act !== undefined && !isAway; act = next(sourceId, putOff)) {
        const ending = await attempt(act);
        if (ending === 'settled') lane.failures = 0;
        else putOff.add(act.alarmId);
        isAway = ending === 'away';
      }
    } catch (error) {
      // A fault of the disk is one more reason to try later: writing again does no harm.
      logger.error('source.act.failed', { sourceId, error });
      isAway = true;
    }
    lane.flight = undefined;
    if ((!isAway && putOff.size === 0) || signal.aborted) return;
    const waitMs = Math.min(firstWaitMs * 2 ** lane.failures, longestWaitMs);
    lane.failures += 1;
    lane.cancel = clock.after(waitMs, () => begin(sourceId));
  }

  /** What waits behind another act of the same alarm goes after it; what is put off keeps no other alarm waiting. */
  function next(sourceId: string, putOff: ReadonlySet<string>): WaitingAct | undefined {
    if (signal.aborted) return undefined;
    return acts.waiting().find((act) => act.sourceId === sourceId && !putOff.has(act.alarmId));
  }

  async function attempt(act: WaitingAct): Promise<Ending> {
    const alarm = alarmById(act.alarmId);
    const write = readerOf(act.sourceId)?.[act.what];
    // Its source was removed, or it is over there.
    if (alarm === undefined || write === undefined || alarm.endedAt !== undefined) return drop(act);
    const late = lateFor(act, alarm);
    if (late !== undefined)
      return drop(act, { code: 'source-act-late', detail: { source: alarm.sourceName, reason: late } });
    const failure = await write(alarm);
    // The database may be closed by now; what was written is written again at the next start, which does no harm.
    if (signal.aborted) return 'away';
    if (failure === undefined || failure.code === 'source-act-refused') {
      acts.settle(act.id, failure === undefined ? 'done' : 'refused', failure, clock.now());
      logger.info('source.act', { sourceId: act.sourceId, what: act.what, refused: failure !== undefined });
      onChange();
      return 'settled';
    }
    acts.noteAttempt(act.id, failure);
    logger.warn('source.act.waits', { sourceId: act.sourceId, what: act.what, code: failure.code });
    onChange();
    return failure.code === 'source-http-error' ? 'later' : 'away';
  }

  function drop(act: WaitingAct, failure?: Failure): Ending {
    acts.settle(act.id, 'dropped', failure, clock.now());
    logger.info('source.act.dropped', { sourceId: act.sourceId, what: act.what });
    onChange();
    return 'settled';
  }

  function lateFor({ what, askedAt }: WaitingAct, alarm: Alarm): string | undefined {
    if (what === 'acknowledge') return alarm.hold === undefined ? 'the hold here ended' : undefined;
    return clock.now() - askedAt > resolveWithinMs ? 'an hour had passed' : undefined;
  }

  function ask(alarm: Alarm, what: SourceActKind): void {
    acts.add(alarm.id, what, clock.now());
    begin(alarm.sourceId);
  }

  return {
    acknowledge(alarm) {
      if (readerOf(alarm.sourceId)?.acknowledge !== undefined) ask(alarm, 'acknowledge');
    },
    resolve(alarm) {
      if (readerOf(alarm.sourceId)?.resolve === undefined) {
        const reason = `${alarm.sourceName} cannot be told from here that an alarm is over`;
        throw new WatchkeeperError('invalid-request', { reason });
      }
      if (alarm.endedAt === undefined && !acts.isAsked(alarm.id, 'resolve')) ask(alarm, 'resolve');
    },
    run() {
      for (const sourceId of new Set(acts.waiting().map((act) => act.sourceId))) begin(sourceId);
    },
    async close() {
      for (const { cancel } of lanes.values()) cancel();
      await Promise.all([...lanes.values()].map(({ flight }) => flight));
      for (const { cancel } of lanes.values()) cancel();
    },
  };
}
