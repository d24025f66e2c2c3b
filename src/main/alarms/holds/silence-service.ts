import { endRefusal } from '../../../shared/alarms/snooze-end';
import { WatchkeeperError } from '../../../shared/errors';
import type { Alarm } from '../../../shared/nouns/alarm';
import type { Matcher, OtherSilence, Silence, SilencePreview } from '../../../shared/nouns/silence';
import type { Writer } from '../../database/handles';
import type { Announce } from '../../event-hub';
import type { Clock, Logger, Notifier } from '../../ports';
import { openSilences, type SilenceServers } from './alertmanager-silences';
import { withoutMark } from './settle-silence';
import { createSilenceStore, type KeptSilence, type Labels } from './silence-store';
import { createSilenceWarnings, extendByMs } from './silence-warnings';
import { createSilenceWriter } from './silence-writer';

export type SilenceService = ReturnType<typeof createSilenceService>;

const tickEveryMs = 15_000;
/** Somebody may end or extend one at its source. */
const lookEveryMs = 300_000;
const mostPreviewed = 200;

/** Silences at the sources of alarms: written from here once each, followed until they are over, warned of before. */
export function createSilenceService(options: {
  readonly db: Writer;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly notifier: Notifier;
  readonly announce: Announce;
  readonly me: () => string;
  readonly zone: () => string;
  readonly onWatch: () => boolean;
  readonly alarmById: (id: string) => Alarm | undefined;
  /** Undefined where a source takes no silences, or is not watched. */
  readonly serversOf: (sourceId: string, signal: AbortSignal) => SilenceServers | undefined;
  /** A source was changed: what it covers is another. */
  readonly onWritten: () => void;
}) {
  const { db, clock, logger, announce, alarmById } = options;
  const store = createSilenceStore(db);
  const closing = new AbortController();
  const serversOf = (sourceId: string) => options.serversOf(sourceId, closing.signal);
  const writer = createSilenceWriter({
    clock,
    logger,
    silences: store,
    signal: closing.signal,
    serversOf,
    onChange() {
      tell();
      options.onWritten();
    },
  });
  const warnings = createSilenceWarnings({
    ...options,
    store,
    extend: (id, endsAt) => void extend(id, endsAt, extendByMs),
    open(id) {
      const alarmId = store.find(id)?.alarmId;
      if (alarmId !== undefined) announce('alarm.opened', { alarmId });
    },
  });
  let lookedAt = Number.NEGATIVE_INFINITY;
  let cancel = () => {};

  function list(): readonly Silence[] {
    return store.inWork().map(toSilence);
  }

  function tell(): readonly Silence[] {
    const all = list();
    announce('silences.changed', all);
    return all;
  }

  function existing(id: string): KeptSilence {
    const silence = store.find(id);
    if (silence === undefined) throw new WatchkeeperError('not-found', { noun: 'silence' });
    return silence;
  }

  function matchersOf(alarmId: string, names: readonly string[]): readonly Matcher[] {
    const labels = store.labelsOf(alarmId);
    if (labels === undefined) throw new WatchkeeperError('not-found', { noun: 'alarm' });
    const matchers = [...new Set(names)].map((name) => {
      const value = Object.hasOwn(labels, name) ? labels[name] : undefined;
      if (value === undefined) throw refused(`the alarm has no label ${name.slice(0, 80)}`);
      return { name, value };
    });
    // A silence of labels that nothing has would cover everything else, and no source takes it.
    if (matchers.every(({ value }) => value === ''))
      throw refused('at least one of the labels needs a value');
    return matchers;
  }

  function sourceOf(alarmId: string): { readonly sourceId: string; readonly servers: SilenceServers } {
    const alarm = alarmById(alarmId);
    if (alarm === undefined) throw new WatchkeeperError('not-found', { noun: 'alarm' });
    const servers = serversOf(alarm.sourceId);
    if (servers === undefined) throw refused(`${alarm.sourceName} takes no silences`);
    return { sourceId: alarm.sourceId, servers };
  }

  function extend(id: string, endsAt: number, byMs: number): readonly Silence[] {
    const silence = existing(id);
    const isSeen = silence.endsAt === endsAt && silence.state !== 'over' && silence.state !== 'ending';
    if (!isSeen || silence.state === 'refused') return list();
    const reason = endRefusal(endsAt + byMs, clock.now());
    if (reason !== undefined) throw refused(reason);
    store.change(silence, { state: 'writing', endsAt: endsAt + byMs });
    void writer.look(silence.sourceId);
    warnings.run(store.inWork(), clock.now());
    return tell();
  }

  function tick(): void {
    cancel = clock.after(tickEveryMs, tick);
    try {
      const now = clock.now();
      const all = store.inWork();
      warnings.run(all, now);
      const isDue = Math.abs(now - lookedAt) >= lookEveryMs;
      if (isDue) lookedAt = now;
      const due = all.filter(({ state, endsAt }) => state === 'written' && (isDue || endsAt <= now));
      for (const sourceId of new Set(due.map((silence) => silence.sourceId))) void writer.look(sourceId);
    } catch (error) {
      logger.error('silence.tick.failed', { error });
    }
  }

  return {
    list,
    preview(alarmId: string, names: readonly string[]): SilencePreview {
      const { sourceId } = sourceOf(alarmId);
      const matchers = matchersOf(alarmId, names);
      const covered = store.firingAt(sourceId).filter(({ labels }) => covers(matchers, labels));
      const covers_ = covered
        .slice(0, mostPreviewed)
        .map(({ id, name, priority }) => ({ id, name, priority }));
      return { matchers, count: covered.length, covers: covers_ };
    },
    add(given: {
      readonly id: string;
      readonly alarmId: string;
      readonly labels: readonly string[];
      readonly endsAt: number;
      readonly comment: string;
    }): readonly Silence[] {
      if (store.find(given.id) !== undefined) return list();
      const { sourceId } = sourceOf(given.alarmId);
      const { id, alarmId, endsAt } = given;
      const matchers = matchersOf(alarmId, given.labels);
      const comment = given.comment.toWellFormed();
      store.add({
        id,
        sourceId,
        alarmId,
        matchers,
        askedAt: clock.now(),
        endsAt,
        comment,
        author: options.me(),
      });
      void writer.look(sourceId);
      return tell();
    },
    extend,
    end(id: string): readonly Silence[] {
      const silence = existing(id);
      if (silence.state !== 'writing' && silence.state !== 'written') return list();
      store.change(silence, { state: 'ending', failure: undefined });
      void writer.look(silence.sourceId);
      warnings.run(store.inWork(), clock.now());
      return tell();
    },
    /** What silences an alarm at its source, as that says itself. */
    async of(alarmId: string): Promise<readonly OtherSilence[]> {
      const { servers } = sourceOf(alarmId);
      const open = await openSilences(servers);
      if (open.kind === 'failed') throw new WatchkeeperError(open.failure.code, open.failure.detail);
      const { fingerprint = '' } = alarmById(alarmId) ?? {};
      const ids = await open.silencedBy(store.labelsOf(alarmId)?.alertname, fingerprint);
      if ('failure' in ids) throw new WatchkeeperError(ids.failure.code, ids.failure.detail);
      return open.told
        .filter(({ id }) => ids.includes(id))
        .map(({ id, createdBy, comment, endsAt }) => ({
          id,
          author: createdBy,
          comment: withoutMark(comment),
          endsAt,
        }));
    },
    /** For the handover. */
    during: store.during,
    start(): void {
      // What was asked for in an earlier run, or had its answer lost.
      for (const sourceId of new Set(store.inWork().map((silence) => silence.sourceId)))
        void writer.look(sourceId);
      tick();
    },
    async close(): Promise<void> {
      closing.abort();
      cancel();
      warnings.close();
      await writer.close();
    },
  };
}

function covers(matchers: readonly Matcher[], labels: Labels): boolean {
  return matchers.every(({ name, value }) => (Object.hasOwn(labels, name) ? labels[name] : '') === value);
}

function toSilence(kept: KeptSilence): Silence {
  const { alarmId: _alarm, remoteId: _remote, warnedUntilAt: _warned, ...silence } = kept;
  return silence;
}

function refused(reason: string): WatchkeeperError {
  return new WatchkeeperError('invalid-request', { reason });
}
