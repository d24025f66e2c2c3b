import { join } from 'node:path';
import type { ParsedInput } from '../../../shared/contract';
import { WatchkeeperError } from '../../../shared/errors';
import type { Alarm } from '../../../shared/nouns/alarm';
import type { AlarmHistory, Judgement, NoiseRanking, Verdict } from '../../../shared/nouns/noise';
import { localDate } from '../../../shared/rota/wall-time';
import type { Writer } from '../../database/handles';
import type { Announce } from '../../event-hub';
import { exportText } from '../../export-file';
import type { Clock, Folders, Logger, Notifier } from '../../ports';
import { createFiringHistory } from './firing-counts';
import { createFlapNoticeStore } from './flap-notice-store';
import { createFlapNotices } from './flap-notices';
import { noiseCsv, noiseMarkdown } from './noise-export';
import { createRankingStore } from './ranking-store';
import { createVerdictStore } from './verdict-store';

export type NoiseService = {
  history(alarmIds: readonly string[]): readonly AlarmHistory[];
  /** Throws `invalid-request` while it fires and nobody has it. */
  judge(id: string, verdict: Verdict, note: string): Alarm;
  /** All that was ever thought of an alarm, the oldest first. */
  judgementsOf(alarmId: string): readonly Judgement[];
  /** Of the last 30 days. */
  ranking(): NoiseRanking;
  exportFile(input: ParsedInput<'noise.export'>): { readonly file: string };
  /** Tells of what has begun to flap. Called when alarms may have changed; never throws. */
  look(): void;
  start(): void;
  close(): void;
};

const rankedForMs = 30 * 24 * 3_600_000;
/** More rules than this are for a spreadsheet. */
const mostRules = 200;
const lookEveryMs = 5_000;

export function createNoiseService(options: {
  readonly db: Writer;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly notifier: Notifier;
  readonly announce: Announce;
  readonly folders: Pick<Folders, 'data'>;
  readonly me: () => string;
  readonly zone: () => string;
  readonly onWatch: () => boolean;
  readonly alarmById: (id: string) => Alarm | undefined;
  /** Alarms are other than before, with no poll in between. */
  readonly onChange: () => void;
}): NoiseService {
  const { db, clock, logger, notifier, announce } = options;
  const notices = createFlapNoticeStore(db);
  const verdicts = createVerdictStore(db);
  const rankings = createRankingStore(db);
  const historyOf = createFiringHistory(db);
  const told = createFlapNotices({
    store: notices,
    notifier,
    clock,
    logger,
    open: (alarmId) => announce('alarm.opened', { alarmId }),
    onFailed: options.onChange,
  });
  /** What was quiet at the last look. */
  let quiet: readonly string[] = [];
  let cancel = () => {};

  function rank(): NoiseRanking {
    const toAt = clock.now();
    const fromAt = toAt - rankedForMs;
    const rules = rankings.between(fromAt, toAt);
    return { fromAt, toAt, rules, total: rules.length };
  }

  function existing(id: string): Alarm {
    const alarm = options.alarmById(id);
    if (alarm === undefined) throw new WatchkeeperError('not-found', { noun: 'alarm' });
    return alarm;
  }

  function look(): void {
    try {
      const now = clock.now();
      const quietNow = new Set(notices.quiet(now));
      const hasWoken = quiet.some((id) => !quietNow.has(id));
      quiet = [...quietNow];
      if (hasWoken) options.onChange();
      if (options.onWatch()) told.run(now);
      else told.withdrawAll();
    } catch (error) {
      logger.error('noise.look.failed', { error });
    }
  }

  function tick(): void {
    cancel = clock.after(lookEveryMs, tick);
    look();
  }

  return {
    history: (alarmIds) => historyOf(alarmIds, clock.now()),
    judge(id, verdict, note) {
      const { endedAt, hold } = existing(id);
      if (endedAt === undefined && hold === undefined)
        throw new WatchkeeperError('invalid-request', {
          reason: 'an alarm is judged when somebody has it, or when it has ended; acknowledge it first',
        });
      if (verdicts.judge(id, { verdict, by: options.me(), at: clock.now(), note })) options.onChange();
      return existing(id);
    },
    judgementsOf: verdicts.historyOf,
    ranking() {
      const ranking = rank();
      return { ...ranking, rules: ranking.rules.slice(0, mostRules) };
    },
    exportFile({ form }) {
      const ranking = rank();
      const date = localDate(options.zone(), ranking.toAt);
      const text = form === 'csv' ? noiseCsv(ranking) : noiseMarkdown(ranking, options.zone());
      const name = `noise-${date}.${form === 'csv' ? 'csv' : 'md'}`;
      return { file: exportText(join(options.folders.data, 'exports'), name, text) };
    },
    look,
    start() {
      // Not at once: what was known before may be over, and the first polls say so.
      cancel = clock.after(lookEveryMs, tick);
    },
    close() {
      cancel();
      told.close();
    },
  };
}
