import { randomUUID } from 'node:crypto';
import { usualFlapRule } from '../../shared/alarms/noise-flap';
import { type Failure, WatchkeeperError } from '../../shared/errors';
import type { AlarmSource } from '../../shared/nouns/alarm';
import type { Pack } from '../../shared/nouns/pack';
import type { AlarmReader, ReadOutcome } from '../alarm-reader';
import type { Writer } from '../database/handles';
import { createBlindStore, type OpenBlindness } from './blind-store';
import { createEndOutgrown } from './holds/outgrown-holds';
import { rulesOfKind } from './kind-rules';
import { createSettleFlaps } from './noise/settle-flaps';
import { createPollRecorder } from './poll-recorder';
import { pollDelayMs } from './poll-rhythm';
import {
  afterFailure,
  afterSuccess,
  type FailedRead,
  newlyBlindSinceAt,
  type SourceState,
  stateAtStart,
  toAlarmSource,
} from './source-health';
import { createSourceMemories } from './source-memory';
import { createSourceRules } from './source-rules';
import { createSourceStore, type KnownSource } from './source-store';
import { watchdogsOf } from './watchdog';

export type BlindSource = {
  readonly id: string;
  readonly name: string;
  readonly period: OpenBlindness;
  /** Not known between a start and the first poll. */
  readonly failure: Failure | undefined;
};

export type NewSource = Pick<KnownSource, 'kind' | 'name' | 'url' | 'settings'>;
type Registered = {
  source: KnownSource;
  reader: AlarmReader;
  state: SourceState;
  lastToldAt: number | undefined;
};

/** What a poll changed for the watch; that a source was seen again at a later time is not among it. */
export type PollEffect = { readonly alarms: boolean; readonly sight: boolean };

export type SourceRegister = {
  list(): readonly AlarmSource[];
  known(): readonly KnownSource[];
  readerOf(id: string): AlarmReader | undefined;
  add(given: NewSource & { readonly id: string }): KnownSource;
  /** Reads it from now on by these settings, and by the secret that is kept now. */
  renew(id: string, settings: KnownSource['settings']): void;
  /** How long after one poll of it the next begins. */
  delayOf(id: string): number;
  /** Marks it removed and ends its blind period: nobody looks there any more. */
  remove(id: string): void;
  recordRead(
    id: string,
    read: Extract<ReadOutcome, { kind: 'read' }>,
    rules: Pack['alarms'],
    now: number,
  ): PollEffect;
  /** As `recordRead`, of what a source told by itself. */
  recordTold(
    id: string,
    told: Extract<ReadOutcome, { kind: 'read' }>,
    rules: Pack['alarms'],
    now: number,
  ): PollEffect;
  recordFailure(id: string, failed: FailedRead, now: number): PollEffect;
  blindNow(): readonly BlindSource[];
  /** Ends what the readers hold open. */
  close(): Promise<void>;
};

export type SourceRegisterOptions = {
  readonly db: Writer;
  readonly readerFor: (source: KnownSource) => AlarmReader;
  readonly now: () => number;
};

/** The sources in use, each with how it fares; every change is committed before it is known here. */
export function createSourceRegister({ db, readerFor, now }: SourceRegisterOptions): SourceRegister {
  const sources = createSourceStore(db);
  const blindness = createBlindStore(db);
  const recordPoll = createPollRecorder(db);
  const endOutgrown = createEndOutgrown(db);
  const settleFlaps = createSettleFlaps(db);
  const memoryOf = createSourceMemories(db);
  const registered = new Map<string, Registered>();
  const register = (source: KnownSource) => {
    const state = stateAtStart(source.lastSuccessAt, blindness.findOpen(source.id));
    registered.set(source.id, { source, reader: readerFor(source), state, lastToldAt: source.lastToldAt });
  };
  for (const source of sources.list()) register(source);

  /** A full disk must not hide that nothing is seen: the period then lives in memory alone, and only the handover lacks it. */
  function openOrRemember(id: string, sinceAt: number): OpenBlindness {
    try {
      return blindness.open(id, sinceAt);
    } catch {
      return { id: randomUUID(), fromAt: sinceAt };
    }
  }

  function registeredAs(id: string): Registered {
    const found = registered.get(id);
    if (found === undefined) throw new WatchkeeperError('not-found', { noun: 'alarm source' });
    return found;
  }

  function recordRead(
    id: string,
    read: Extract<ReadOutcome, { kind: 'read' }>,
    rules: Pack['alarms'],
    at: number,
  ): PollEffect {
    const entry = registeredAs(id);
    const { blind } = entry.state;
    const { name, kind } = entry.source;
    const rulesHere = createSourceRules(rulesOfKind(kind, rules), { name, kind });
    const { isChanged, leftOut } = db.transaction(() => {
      if (blind !== undefined) blindness.close(blind.id, at);
      const told = watchdogsOf(read, rulesHere, { name, memory: memoryOf(id) }, at);
      const recorded = recordPoll({ ...told, sourceId: id, at }, rulesHere);
      settleFlaps(id, recorded.changes, rules.flap ?? usualFlapRule, at);
      return endOutgrown(id, at) ? { ...recorded, isChanged: true } : recorded;
    })();
    entry.state = afterSuccess(at, read, leftOut);
    return { alarms: isChanged, sight: blind !== undefined };
  }

  function shown({ source, state, reader, lastToldAt }: Registered): AlarmSource {
    return {
      ...toAlarmSource(source, state),
      ...(reader.resolve === undefined ? {} : { canResolve: true }),
      ...(source.kind === 'webhook' ? { told: { lastAt: lastToldAt } } : {}),
    };
  }

  return {
    list: () => [...registered.values()].map(shown),
    known: () => [...registered.values()].map(({ source }) => source),
    readerOf: (id) => registered.get(id)?.reader,
    delayOf: (id) => pollDelayMs(id, registered.get(id)?.state.failing),
    renew(id, settings) {
      const entry = registeredAs(id);
      sources.saveSettings(id, settings);
      void entry.reader.close?.();
      entry.source = { ...entry.source, settings };
      entry.reader = readerFor(entry.source);
    },
    add(given) {
      const source: KnownSource = { ...given, lastSuccessAt: undefined, lastToldAt: undefined };
      sources.add(source, now());
      register(source);
      return source;
    },
    remove(id) {
      const { state, reader } = registeredAs(id);
      db.transaction(() => {
        if (state.blind !== undefined) blindness.close(state.blind.id, now());
        sources.markRemoved(id, now());
      })();
      registered.delete(id);
      void reader.close?.();
    },
    recordRead,
    recordTold(id, told, rules, at) {
      const entry = registeredAs(id);
      const effect = db.transaction(() => {
        sources.markTold(id, at);
        return recordRead(id, told, rules, at);
      })();
      entry.lastToldAt = at;
      return effect;
    },
    recordFailure(id, failed, at) {
      const entry = registeredAs(id);
      entry.state = afterFailure(entry.state, at, failed);
      const sinceAt = newlyBlindSinceAt(entry.state);
      if (sinceAt === undefined) return { alarms: false, sight: false };
      entry.state = { ...entry.state, blind: openOrRemember(id, sinceAt) };
      return { alarms: false, sight: true };
    },
    blindNow: () =>
      [...registered.values()].flatMap(({ source: { id, name }, state: { blind, failing } }) =>
        blind === undefined ? [] : [{ id, name, period: blind, failure: failing?.failure }],
      ),
    async close() {
      await Promise.all([...registered.values()].map(({ reader }) => reader.close?.()));
    },
  };
}
