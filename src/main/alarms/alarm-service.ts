import { randomUUID } from 'node:crypto';
import { toFailure, WatchkeeperError } from '../../shared/errors';
import type { Alarm, AlarmSource, BlindPeriod, Hold } from '../../shared/nouns/alarm';
import type { Activity } from '../../shared/nouns/hours';
import type { Pack } from '../../shared/nouns/pack';
import type { AlarmReader } from '../alarm-reader';
import type { Writer } from '../database/handles';
import type { Announce } from '../event-hub';
import type { Clock, Fetch, Logger, Notifier } from '../ports';
import { type AlarmCounts, createAlarmStore } from './alarm-store';
import { createAlertmanagerReader } from './alertmanager-reader';
import { createBlindStore } from './blind-store';
import { createHoldActivity } from './hold-activity';
import { createHoldStore } from './hold-store';
import { createPoller } from './poller';
import { createSettingValue } from './setting-value';
import { checkSourceAddress } from './source-address';
import { createSourcePoll } from './source-poll';
import { createSourceRegister, type PollEffect } from './source-register';
import type { KnownSource } from './source-store';
import { createWatchScreen } from './watch-screen';
import { createWatchTick, type Gap } from './watch-tick';

export type AlarmService = {
  /** Firing, and ended in the last twelve hours; what needs someone first, then the newest. */
  list(): readonly Alarm[];
  byId(id: string): Alarm | undefined;
  /** Of what fires and is not suppressed at its source. */
  counts(): AlarmCounts;
  /** Names of what fires, is not suppressed and is held here, the longest held first: the `held` of the counts. */
  heldAndFiring(): readonly string[];
  /** Holds it for the pack's time; what is held already, or has ended, stays as it is. */
  acknowledge(id: string, via: Hold['via']): Alarm;
  release(id: string): Alarm;
  listSources(): readonly AlarmSource[];
  addSource(input: { readonly name: string; readonly url: string }): readonly AlarmSource[];
  removeSource(id: string): readonly AlarmSource[];
  usePractice(on: boolean): void;
  /** Ends when every source has answered or failed. */
  pollNow(): Promise<void>;
  /** The earliest of all sources that are blind now. */
  blindSinceAt(): number | undefined;
  /** For the handover: what fired, was held, and was not seen between two instants. */
  during(
    fromAt: number,
    toAt: number,
  ): { readonly alarms: readonly Alarm[]; readonly blind: readonly BlindPeriod[] };
  /** For the hours ledger: acknowledgements and releases. */
  holdsBetween(fromAt: number, toAt: number): readonly Activity[];
  start(): void;
  close(): Promise<void>;
};

export type AlarmServiceOptions = {
  readonly db: Writer;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly notifier: Notifier;
  readonly announce: Announce;
  readonly fetch: Fetch;
  /** May throw `not-set-up`: then nothing is polled or paged until it no longer does. */
  readonly pack: () => Pack;
  readonly me: () => string;
  readonly onWatch: () => boolean;
  readonly practiceReader: AlarmReader;
  /** What the head of the watch says may have changed. */
  readonly onChange: () => void;
};

const endedShownForMs = 12 * 3_600_000;
const practiceSource = { kind: 'practice', name: 'Practice alarms', url: '' } as const;

export function createAlarmService(options: AlarmServiceOptions): AlarmService {
  const { db, clock, logger, announce } = options;
  const alarms = createAlarmStore(db);
  const holds = createHoldStore(db);
  const blindness = createBlindStore(db);
  const closing = new AbortController();
  const sources = createSourceRegister({
    db,
    now: () => clock.now(),
    readerFor: ({ kind, name, url }) =>
      kind === 'practice'
        ? options.practiceReader
        : createAlertmanagerReader({ name, url, clock, fetch: options.fetch, signal: closing.signal }),
  });
  const screen = createWatchScreen({
    ...options,
    alarmById: byId,
    acknowledge: (alarmId) => acknowledge(alarmId, 'notification'),
    blindNow: sources.blindNow,
    pack: currentPack,
  });
  const poller = createPoller({
    clock,
    logger,
    onIdle: screen.refresh,
    poll: createSourcePoll({ sources, clock, logger, pack: currentPack, signal: closing.signal, onEffect }),
  });
  const tick = createWatchTick({
    clock,
    logger,
    lastTickAt: createSettingValue(db, 'watch.lastTickAt'),
    onGap: recordGap,
    onTick(previousAt, now) {
      if (holds.someEndedBetween(previousAt, now)) tellAlarms();
      screen.refresh();
    },
  });
  let isStarted = false;

  function list(): readonly Alarm[] {
    return alarms.list(clock.now(), clock.now() - endedShownForMs);
  }

  function byId(id: string): Alarm | undefined {
    return alarms.byId(id, clock.now());
  }

  function alarmById(id: string): Alarm {
    const alarm = byId(id);
    if (alarm === undefined) throw new WatchkeeperError('not-found', { noun: 'alarm' });
    return alarm;
  }

  function currentPack(): Pack | undefined {
    try {
      return options.pack();
    } catch (error) {
      if (toFailure(error).code !== 'not-set-up') logger.error('watch.pack.failed', { error });
      return undefined;
    }
  }

  function tellAlarms(): void {
    announce('alarms.changed', list());
    options.onChange();
  }

  function tellSources(): readonly AlarmSource[] {
    const all = sources.list();
    announce('sources.changed', all);
    return all;
  }

  function onEffect({ alarms: alarmsChanged, sight }: PollEffect): void {
    if (alarmsChanged) announce('alarms.changed', list());
    tellSources();
    if (alarmsChanged || sight) options.onChange();
  }

  /** What is kept may be long over after a start or a sleep: everything is polled before anything is paged. */
  async function lookAgain(staleAt: number | undefined): Promise<void> {
    screen.holdPages();
    await poller.pollAll(staleAt);
    screen.releasePages();
  }

  function recordGap({ reason, fromAt, toAt }: Gap): void {
    if (reason === 'asleep') void lookAgain(fromAt);
    logger.warn('watch.gap', { reason, fromAt, toAt });
    blindness.record(reason, fromAt, toAt);
    options.onChange();
  }

  function acknowledge(id: string, via: Hold['via']): Alarm {
    const alarm = alarmById(id);
    if (alarm.endedAt !== undefined) return alarm;
    const fromAt = clock.now();
    const untilAt = fromAt + options.pack().alarms.acknowledgeForMs;
    const begun = holds.begin(id, { id: randomUUID(), by: options.me(), fromAt, untilAt, via });
    return begun ? afterHoldChanged(id) : alarm;
  }

  function afterHoldChanged(id: string): Alarm {
    screen.refresh();
    tellAlarms();
    return alarmById(id);
  }

  function addSource(given: Pick<KnownSource, 'kind' | 'name' | 'url'>): readonly AlarmSource[] {
    const { id } = sources.add(given);
    if (isStarted) poller.watch(id);
    return tellSources();
  }

  function removeSource(id: string): readonly AlarmSource[] {
    sources.remove(id);
    poller.forget(id);
    screen.refresh();
    tellAlarms();
    return tellSources();
  }

  return {
    list,
    byId,
    counts: () => alarms.counts(clock.now()),
    heldAndFiring: () => alarms.heldAndFiring(clock.now()),
    acknowledge,
    release(id) {
      const alarm = alarmById(id);
      return holds.release(id, clock.now()) ? afterHoldChanged(id) : alarm;
    },
    listSources: sources.list,
    addSource(input) {
      const url = checkSourceAddress(input.url);
      const same = sources.list().find((source) => source.url === url);
      if (same !== undefined) {
        const reason = `it is watched already, as ${same.name}`;
        throw new WatchkeeperError('source-address-invalid', { address: url, reason });
      }
      return addSource({ kind: 'alertmanager', name: input.name.trim(), url });
    },
    removeSource,
    usePractice(on) {
      const found = sources.list().find(({ kind }) => kind === 'practice');
      if (on && found === undefined) addSource(practiceSource);
      if (!on && found !== undefined) removeSource(found.id);
    },
    pollNow: () => poller.pollAll(),
    blindSinceAt() {
      const instants = sources.blindNow().map(({ period }) => period.fromAt);
      return instants.length === 0 ? undefined : Math.min(...instants);
    },
    during: (fromAt, toAt) => ({
      alarms: alarms.during(fromAt, toAt),
      blind: blindness.during(fromAt, toAt),
    }),
    holdsBetween: createHoldActivity(db),
    start() {
      if (isStarted) return;
      isStarted = true;
      tick.start();
      for (const { id } of sources.list()) poller.watch(id);
      void lookAgain(undefined);
    },
    async close() {
      if (closing.signal.aborted) return;
      closing.abort();
      screen.close();
      tick.close();
      await poller.close();
    },
  };
}
