import { randomUUID } from 'node:crypto';
import { type Failure, WatchkeeperError } from '../../shared/errors';
import type { AlarmSource } from '../../shared/nouns/alarm';
import type { Pack } from '../../shared/nouns/pack';
import type { AlarmReader, ReadOutcome } from '../alarm-reader';
import type { Writer } from '../database/handles';
import { createBlindStore, type OpenBlindness } from './blind-store';
import { createPollRecorder } from './poll-recorder';
import {
  afterFailure,
  afterSuccess,
  newlyBlindSinceAt,
  type SourceState,
  stateAtStart,
  toAlarmSource,
} from './source-health';
import { createSourceStore, type KnownSource } from './source-store';

export type BlindSource = {
  readonly id: string;
  readonly name: string;
  readonly period: OpenBlindness;
  /** Not known between a start and the first poll. */
  readonly failure: Failure | undefined;
};

type NewSource = Pick<KnownSource, 'kind' | 'name' | 'url'>;
type Registered = { readonly source: KnownSource; readonly reader: AlarmReader; state: SourceState };

/** What a poll changed for the watch; that a source was seen again at a later time is not among it. */
export type PollEffect = { readonly alarms: boolean; readonly sight: boolean };

export type SourceRegister = {
  list(): readonly AlarmSource[];
  readerOf(id: string): AlarmReader | undefined;
  add(given: NewSource): KnownSource;
  /** Marks it removed and ends its blind period: nobody looks there any more. */
  remove(id: string): void;
  recordRead(
    id: string,
    read: Extract<ReadOutcome, { kind: 'read' }>,
    rules: Pack['alarms'],
    now: number,
  ): PollEffect;
  recordFailure(id: string, failure: Failure, now: number): PollEffect;
  blindNow(): readonly BlindSource[];
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
  const registered = new Map<string, Registered>();
  const register = (source: KnownSource) => {
    const state = stateAtStart(source.lastSuccessAt, blindness.findOpen(source.id));
    registered.set(source.id, { source, reader: readerFor(source), state });
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

  return {
    list: () => [...registered.values()].map(({ source, state }) => toAlarmSource(source, state)),
    readerOf: (id) => registered.get(id)?.reader,
    add(given) {
      const source: KnownSource = { ...given, id: randomUUID(), lastSuccessAt: undefined };
      sources.add({ id: source.id, kind: source.kind, name: source.name, url: source.url }, now());
      register(source);
      return source;
    },
    remove(id) {
      const { state } = registeredAs(id);
      db.transaction(() => {
        if (state.blind !== undefined) blindness.close(state.blind.id, now());
        sources.markRemoved(id, now());
      })();
      registered.delete(id);
    },
    recordRead(id, { alerts, unreadable }, rules, at) {
      const entry = registeredAs(id);
      const { blind } = entry.state;
      const alarms = db.transaction(() => {
        if (blind !== undefined) blindness.close(blind.id, at);
        return recordPoll({ sourceId: id, alerts, unreadable, at }, rules);
      })();
      entry.state = afterSuccess(at, unreadable);
      return { alarms, sight: blind !== undefined };
    },
    recordFailure(id, failure, at) {
      const entry = registeredAs(id);
      entry.state = afterFailure(entry.state, at, failure);
      const sinceAt = newlyBlindSinceAt(entry.state);
      if (sinceAt === undefined) return { alarms: false, sight: false };
      entry.state = { ...entry.state, blind: openOrRemember(id, sinceAt) };
      return { alarms: false, sight: true };
    },
    blindNow: () =>
      [...registered.values()].flatMap(({ source: { id, name }, state: { blind, failing } }) =>
        blind === undefined ? [] : [{ id, name, period: blind, failure: failing?.failure }],
      ),
  };
}
