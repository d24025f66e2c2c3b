import { randomUUID } from 'node:crypto';
import { toFailure, WatchkeeperError } from '../../shared/errors';
import type { Alarm, AlarmSource, BlindPeriod } from '../../shared/nouns/alarm';
import type { Activity } from '../../shared/nouns/hours';
import type { Pack } from '../../shared/nouns/pack';
import type { AlarmReader, ReadOutcome } from '../alarm-reader';
import type { Writer } from '../database/handles';
import type { Announce } from '../event-hub';
import type { Clock, Fetch, LocalServer, Logger, Notifier, Secrets } from '../ports';
import { type AlertmanagerAdding, createAddAlertmanager } from './add-alertmanager';
import { type AlarmCounts, createAlarmStore } from './alarm-store';
import { createBlindStore } from './blind-store';
import type { SilenceServers } from './holds/alertmanager-silences';
import { createHoldActivity } from './holds/hold-activity';
import { createHoldService, type HoldService } from './holds/hold-service';
import { silenceServersOf } from './holds/silence-servers';
import { createKnownFirings } from './known-firings';
import { type AlarmPages, createWatchScreen, type WatchScreenOptions } from './pages/watch-screen';
import { createPoller } from './poller';
import { createSettingValue } from './setting-value';
import { createSourceActs } from './source-acts';
import { createSourceAdding, type SourceAdding } from './source-adding';
import { createSourceMemories } from './source-memory';
import { createSourcePoll } from './source-poll';
import { createReader } from './source-readers';
import { createSourceRegister, type NewSource, type PollEffect } from './source-register';
import { createWatchTick, type Gap } from './watch-tick';

export type AlarmService = SourceAdding &
  AlertmanagerAdding &
  Omit<HoldService, 'someEndedBetween'> & {
    /** Firing, and ended in the last twelve hours; what needs someone first, then the newest. */
    list(): readonly Alarm[];
    byId(id: string): Alarm | undefined;
    /** Of what fires and is not suppressed at its source. */
    counts(): AlarmCounts;
    /** Names of what fires, is not suppressed and is held here, the longest held first: the `held` of the counts. */
    heldAndFiring(): readonly string[];
    /** Tells its source that it is over, where the source takes that from here. */
    resolveAtSource(id: string): Alarm;
    /** Undefined where the source takes no silences from here, or is not watched. */
    silenceServersOf(sourceId: string, signal: AbortSignal): SilenceServers | undefined;
    listSources(): readonly AlarmSource[];
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
    readonly pages: AlarmPages;
    /** For the hours ledger: acknowledgements and releases. */
    holdsBetween(fromAt: number, toAt: number): readonly Activity[];
    start(): void;
    close(): Promise<void>;
  };

export type AlarmServiceOptions = Pick<WatchScreenOptions, 'inLiveIncident' | 'onPagesFailing'> & {
  readonly db: Writer;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly notifier: Notifier;
  readonly announce: Announce;
  readonly fetch: Fetch;
  readonly secrets: Secrets;
  readonly localServer: LocalServer;
  /** May throw `not-set-up`: then nothing is polled or paged until it no longer does. */
  readonly pack: () => Pack;
  readonly me: () => string;
  readonly onWatch: () => boolean;
  readonly practiceReader: AlarmReader;
  /** What the head of the watch says may have changed. */
  readonly onChange: () => void;
};

const endedShownForMs = 12 * 3_600_000;
const practiceSource = { kind: 'practice', name: 'Practice alarms', url: '', settings: {} } as const;

export function createAlarmService(options: AlarmServiceOptions): AlarmService {
  const { db, clock, logger, announce } = options;
  const alarms = createAlarmStore(db);
  const blindness = createBlindStore(db);
  const closing = new AbortController();
  const firingsOf = createKnownFirings(db);
  const memoryOf = createSourceMemories(db);
  const adding = createSourceAdding({
    ...options,
    signal: closing.signal,
    list: () => sources.list(),
    watch: watchSource,
  });
  const sources = createSourceRegister({
    db,
    now: () => clock.now(),
    readerFor: (source) =>
      createReader(source, {
        ...options,
        signal: closing.signal,
        secretOf: adding.secretOf,
        memoryOf,
        firingsOf,
        push: recordPushed,
      }),
  });
  const acts = createSourceActs({
    db,
    clock,
    logger,
    signal: closing.signal,
    readerOf: sources.readerOf,
    alarmById: byId,
    onChange: () => {
      tellAlarms();
      screen.refresh();
    },
  });
  const holds = createHoldService({
    db,
    clock,
    me: options.me,
    acknowledgeForMs: () => options.pack().alarms.acknowledgeForMs,
    alarmById: byId,
    onBegin: acts.acknowledge,
    onChange: () => {
      screen.refresh();
      tellAlarms();
    },
  });
  const screen = createWatchScreen({
    ...options,
    alarmById: byId,
    acknowledge: (alarmId) => holds.acknowledge(alarmId, 'notification'),
    blindNow: sources.blindNow,
    sources: sources.list,
    during,
    onAlarms: tellAlarms,
    pack: currentPack,
  });
  const poller = createPoller({
    clock,
    logger,
    onIdle: screen.refresh,
    delayOf: sources.delayOf,
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

  function during(fromAt: number, toAt: number) {
    return { alarms: alarms.during(fromAt, toAt), blind: blindness.during(fromAt, toAt) };
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
    acts.run();
    await poller.pollAll(staleAt);
    screen.releasePages();
  }

  function recordGap({ reason, fromAt, toAt }: Gap): void {
    screen.wasAway({ reason, fromAt, toAt });
    if (reason === 'asleep') void lookAgain(fromAt);
    logger.warn('watch.gap', { reason, fromAt, toAt });
    blindness.record(reason, fromAt, toAt);
    options.onChange();
  }

  function recordPushed(id: string, told: Extract<ReadOutcome, { kind: 'read' }>): void {
    onEffect(sources.recordTold(id, told, options.pack().alarms, clock.now()));
    screen.refresh();
  }

  function watchSource(source: NewSource & { readonly id: string }): readonly AlarmSource[] {
    sources.add(source);
    if (isStarted) poller.watch(source.id);
    return tellSources();
  }

  function removeSource(id: string): readonly AlarmSource[] {
    sources.remove(id);
    poller.forget(id);
    adding.forgetSecret(id);
    screen.refresh();
    tellAlarms();
    return tellSources();
  }

  return {
    list,
    byId,
    counts: () => alarms.counts(clock.now()),
    heldAndFiring: () => alarms.heldAndFiring(clock.now()),
    ...holds,
    resolveAtSource(id) {
      acts.resolve(alarmById(id));
      tellAlarms();
      return alarmById(id);
    },
    silenceServersOf(sourceId, signal) {
      const source = sources.known().find(({ id }) => id === sourceId);
      return silenceServersOf(source, signal, { ...options, secretOf: adding.secretOf });
    },
    listSources: sources.list,
    addPagerDuty: adding.addPagerDuty,
    addWebhook: adding.addWebhook,
    webhookAddress: adding.webhookAddress,
    ...createAddAlertmanager({
      sources,
      keep: adding.add,
      keepSecret: adding.keepSecret,
      pollAgain: poller.pollAgain,
      tell: tellSources,
    }),
    removeSource,
    usePractice(on) {
      const found = sources.list().find(({ kind }) => kind === 'practice');
      if (on && found === undefined) watchSource({ ...practiceSource, id: randomUUID() });
      if (!on && found !== undefined) removeSource(found.id);
    },
    pollNow: () => poller.pollAll(),
    blindSinceAt() {
      const instants = sources.blindNow().map(({ period }) => period.fromAt);
      return instants.length === 0 ? undefined : Math.min(...instants);
    },
    during,
    pages: screen.pages,
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
      await acts.close();
      await poller.close();
      await sources.close();
    },
  };
}
