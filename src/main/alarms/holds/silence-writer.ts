import type { Failure } from '../../../shared/errors';
import type { Clock, Logger } from '../../ports';
import { type OpenSilences, openSilences, type SilenceServers } from './alertmanager-silences';
import { settleSilence } from './settle-silence';
import type { KeptSilence, SilenceChange, SilenceStore } from './silence-store';

/** Brings the silences of each source in line with what was asked for here, for as long as that takes. */
export type SilenceWriter = {
  /** Ends when the source was asked once. */
  look(sourceId: string): Promise<void>;
  close(): Promise<void>;
};

const firstWaitMs = 5_000;
const longestWaitMs = 60_000;

type Lane = {
  failures: number;
  cancel: () => void;
  flight: Promise<void> | undefined;
  /** Something was asked for while it was under way. */
  isAsked: boolean;
};

export function createSilenceWriter(options: {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly silences: SilenceStore;
  readonly signal: AbortSignal;
  /** Undefined where the source was removed. */
  readonly serversOf: (sourceId: string) => SilenceServers | undefined;
  /** Called after the commit. */
  readonly onChange: () => void;
}): SilenceWriter {
  const { clock, logger, silences, signal } = options;
  /** By source: one at a time, and a source that is away holds up no other. */
  const lanes = new Map<string, Lane>();
  /** Written ones that were not there at the last reading: a server that was just started may not have been told yet. */
  const doubted = new Set<string>();

  function laneOf(sourceId: string): Lane {
    const known = lanes.get(sourceId);
    if (known !== undefined) return known;
    const lane: Lane = { failures: 0, cancel: () => undefined, flight: undefined, isAsked: false };
    lanes.set(sourceId, lane);
    return lane;
  }

  function look(sourceId: string): Promise<void> {
    if (signal.aborted) return Promise.resolve();
    const lane = laneOf(sourceId);
    lane.cancel();
    lane.isAsked = true;
    lane.flight ??= run(sourceId, lane);
    return lane.flight;
  }

  async function run(sourceId: string, lane: Lane): Promise<void> {
    let isDone = true;
    while (lane.isAsked && !signal.aborted) {
      lane.isAsked = false;
      isDone = await attempt(sourceId).catch((error: unknown) => {
        logger.error('silence.failed', { sourceId, error });
        return false;
      });
    }
    lane.flight = undefined;
    if (isDone) lane.failures = 0;
    if (isDone || signal.aborted) return;
    const waitMs = Math.min(firstWaitMs * 2 ** lane.failures, longestWaitMs);
    lane.failures += 1;
    lane.cancel = clock.after(waitMs, () => void look(sourceId));
  }

  function inWorkAt(sourceId: string): readonly KeptSilence[] {
    return silences.inWork().filter((silence) => silence.sourceId === sourceId);
  }

  /** False where something is to be tried again soon. */
  async function attempt(sourceId: string): Promise<boolean> {
    if (inWorkAt(sourceId).length === 0) return true;
    const servers = options.serversOf(sourceId);
    if (servers === undefined) return giveUp(sourceId);
    const open = await openSilences(servers);
    if (signal.aborted) return true;
    if (open.kind === 'failed') return !waits(inWorkAt(sourceId), open.failure);
    return settleAll(sourceId, open);
  }

  async function settleAll(sourceId: string, open: OpenSilences): Promise<boolean> {
    let isDone = true;
    // Asked for anew: one may have been ended here while the source was read.
    for (const { id } of inWorkAt(sourceId)) {
      const silence = silences.find(id);
      if (silence === undefined) continue;
      const result = await settleSilence(silence, open, clock.now());
      if (signal.aborted) return true;
      if (result.kind === 'failed') isDone = !waits([silence], result.failure) && isDone;
      else keep(silence, result.change);
    }
    return isDone;
  }

  function keep(before: KeptSilence, change: SilenceChange): void {
    const isGoneEarly = change.state === 'over' && before.state === 'written' && clock.now() < before.endsAt;
    if (isGoneEarly && !doubted.has(before.id)) {
      doubted.add(before.id);
      return;
    }
    doubted.delete(before.id);
    const now = silences.find(before.id);
    // What was asked for meanwhile stands, and is written next; only what the source calls it is learnt.
    const isOther = now === undefined || now.state !== before.state || now.endsAt !== before.endsAt;
    if (now !== undefined && isOther && change.remoteId !== undefined)
      silences.change(now, { remoteId: change.remoteId });
    if (isOther || isSame(before, change)) return;
    silences.change(before, change);
    logger.info('silence', {
      sourceId: before.sourceId,
      state: change.state,
      refused: change.failure !== undefined,
    });
    options.onChange();
  }

  /** Whether anything waits for the source. What is written there already does not. */
  function waits(all: readonly KeptSilence[], failure: Failure): boolean {
    const waiting = all.filter(({ state }) => state !== 'written');
    for (const silence of waiting) {
      const now = silences.find(silence.id);
      if (now !== undefined && now.failure?.code !== failure.code) silences.change(now, { failure });
    }
    if (waiting.some((silence) => silence.failure?.code !== failure.code)) {
      logger.warn('silence.waits', { silences: waiting.length, code: failure.code });
      options.onChange();
    }
    return waiting.length > 0;
  }

  /** Its source is not watched any more, so nobody can tell it. What it silences, it silences until its end. */
  function giveUp(sourceId: string): true {
    for (const silence of inWorkAt(sourceId)) {
      const failure: Failure = { code: 'not-found', detail: { noun: 'alarm source' } };
      const isOver = silence.state !== 'writing' && silence.endsAt <= clock.now();
      if (silence.state === 'written' && !isOver) continue;
      silences.change(
        silence,
        isOver ? { state: 'over', overAt: silence.endsAt } : { state: 'refused', failure },
      );
      options.onChange();
    }
    return true;
  }

  return {
    look,
    async close() {
      for (const { cancel } of lanes.values()) cancel();
      await Promise.all([...lanes.values()].map(({ flight }) => flight));
      for (const { cancel } of lanes.values()) cancel();
    },
  };
}

function isSame(before: KeptSilence, change: SilenceChange): boolean {
  return (
    (change.state ?? before.state) === before.state &&
    (change.endsAt ?? before.endsAt) === before.endsAt &&
    change.remoteId === before.remoteId &&
    change.failure?.code === before.failure?.code
  );
}
