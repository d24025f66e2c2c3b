import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { ParsedInput } from '../../shared/contract';
import { WatchkeeperError } from '../../shared/errors';
import type { Activity, HoursMonth } from '../../shared/nouns/hours';
import type { HolidayDivision, Pack } from '../../shared/nouns/pack';
import type { Shift } from '../../shared/nouns/watch';
import type { HolidayList } from '../../shared/rota/cover';
import { monthBounds, monthOf } from '../../shared/rota/month';
import { coverBetween, type Span } from '../../shared/rota/on-call-hours';
import type { Writer } from '../database/handles';
import { exportText } from '../export-file';
import type { Clock, Folders } from '../ports';
import { createCorrectionStore } from './correction-store';
import { trailOf } from './correction-trail';
import { exportFileName } from './export-file-name';
import { hoursCsv } from './hours-csv';
import { hoursMarkdown } from './hours-markdown';
import { monthReckoning } from './month-reckoning';
import { overlapReason, readStretchTimes, supportHoursReason } from './read-stretch-times';
import { recordedBetween } from './recorded-between';
import { standingOf, timesGiven } from './standing-corrections';
import { createStretchLedger, type FoundStretch } from './stretch-ledger';

export type HoursService = {
  month(month: string): HoursMonth;
  /** Without a stretch, one is added. */
  correct(input: ParsedInput<'hours.correct'>): HoursMonth;
  leaveOut(input: ParsedInput<'hours.leaveOut'>): HoursMonth;
  /** Takes back the newest correction that stands. */
  undo(input: ParsedInput<'hours.undo'>): HoursMonth;
  exportFile(input: ParsedInput<'hours.export'>): { readonly file: string };
};

/**
 * Everything that was done in this app was done by its keeper, whatever name they went by then: nothing is sorted out by
 * name. The claim itself is never kept: it is reckoned from the record, the shifts and the corrections each time.
 */
export function createHoursService(options: {
  readonly db: Writer;
  readonly clock: Clock;
  readonly pack: () => Pack;
  readonly me: () => string;
  readonly holidays: (division: HolidayDivision) => HolidayList;
  readonly folders: Pick<Folders, 'data'>;
  /** Mine, entered and from feeds, touching a span. */
  readonly shifts: (fromAt: number, toAt: number) => readonly Shift[];
  /** Of real work, not of drills, touching a span. */
  readonly activity: (fromAt: number, toAt: number) => readonly Activity[];
}): HoursService {
  const { db, clock } = options;
  const store = createCorrectionStore(db);
  const ledger = createStretchLedger({
    recorded: (span) => {
      const pack = options.pack();
      return recordedBetween(pack, options.holidays(pack.division), options.activity, span);
    },
    corrections: store.all,
  });

  /** What is planned beyond the month matters as little as what is stood beyond it, except where a shift goes across. */
  function shiftsAround(span: Span): readonly Shift[] {
    const touching = options.shifts(span.startsAt, span.endsAt);
    return options.shifts(
      Math.min(span.startsAt, ...touching.map(({ startsAt }) => startsAt)),
      Math.max(span.endsAt, ...touching.map(({ endsAt }) => endsAt)),
    );
  }

  function reckon(month: string) {
    const pack = options.pack();
    const bounds = monthBounds(pack.zone, month);
    return monthReckoning({
      month,
      bounds,
      pack,
      holidays: options.holidays(pack.division),
      person: options.me(),
      now: clock.now(),
      shifts: shiftsAround(bounds),
      stretches: ledger.beginningIn(bounds),
    });
  }

  const month = (wanted: string) => reckon(wanted).view;

  function existing(id: string): FoundStretch {
    const found = ledger.find(id);
    if (found === undefined) throw new WatchkeeperError('not-found', { noun: 'stretch of work' });
    return found;
  }

  function refuseOverlap(span: Span, exceptId: string | undefined): void {
    const other = ledger.firstOverlapping(span, exceptId);
    if (other === undefined) return;
    throw new WatchkeeperError('stretch-invalid', { reason: overlapReason(options.pack().zone, other) });
  }

  function readTimes(input: ParsedInput<'hours.correct'>): Span {
    const pack = options.pack();
    const times = readStretchTimes(pack.zone, input, clock.now());
    const reason =
      times.kind === 'refused'
        ? times.reason
        : supportHoursReason(pack.zone, coverBetween(pack, options.holidays(pack.division), times));
    if (times.kind === 'refused' || reason !== undefined) {
      throw new WatchkeeperError('stretch-invalid', { reason: reason ?? 'unknown' });
    }
    return { startsAt: times.startsAt, endsAt: times.endsAt };
  }

  return {
    month,
    correct(input) {
      const span = readTimes(input);
      const { stretchId, reason } = input;
      db.transaction(() => {
        if (stretchId !== undefined && isAsGiven(existing(stretchId), span, reason)) return;
        refuseOverlap(span, stretchId);
        store.add({
          id: randomUUID(),
          stretch: stretchId ?? `hand:${randomUUID()}`,
          kind: stretchId === undefined ? 'added' : 'changed',
          ...span,
          reason,
          madeAt: clock.now(),
        });
      }).immediate();
      return month(monthOf(options.pack().zone, span.startsAt));
    },
    leaveOut({ stretchId, month: shown, reason }) {
      db.transaction(() => {
        const found = existing(stretchId);
        // A second press, or a repeat after a lost answer.
        if (found.kind === 'left-out' && found.stretch.leftOutBecause === reason) return;
        const { startsAt, endsAt } = found.stretch;
        const made = { id: randomUUID(), stretch: stretchId, reason, madeAt: clock.now() };
        store.add({ ...made, kind: 'left-out', startsAt, endsAt });
      }).immediate();
      return month(shown);
    },
    undo({ stretchId, month: shown, reason }) {
      db.transaction(() => {
        existing(stretchId);
        const standing = standingOf(store.all().filter(({ stretch }) => stretch === stretchId));
        if (standing.length === 0) throw new WatchkeeperError('not-found', { noun: 'correction' });
        const left = standing.slice(0, -1);
        // Without times of its own it is as recorded again, and that gives way to what else was decided by hand.
        const times = timesGiven(left);
        if (times !== undefined && left.at(-1)?.kind !== 'left-out') refuseOverlap(times, stretchId);
        store.add({ id: randomUUID(), stretch: stretchId, kind: 'undone', reason, madeAt: clock.now() });
      }).immediate();
      return month(shown);
    },
    exportFile({ month: wanted, form }) {
      const pack = options.pack();
      const reckoning = reckon(wanted);
      const trail = () =>
        trailOf({
          corrections: store.all(),
          month: monthBounds(pack.zone, wanted),
          recordedById: ledger.recordedById,
        });
      const text =
        form === 'csv'
          ? hoursCsv(reckoning)
          : hoursMarkdown({ ...reckoning, trail: trail(), pay: pack.pay, now: clock.now() });
      const name = exportFileName(wanted, reckoning.view.person, form === 'csv' ? 'csv' : 'md');
      return { file: exportText(join(options.folders.data, 'exports'), name, text) };
    },
  };
}

/** A second press, or a repeat after a lost answer, is not a second correction. */
function isAsGiven(found: FoundStretch, { startsAt, endsAt }: Span, reason: string): boolean {
  const { stretch, kind } = found;
  const isSameTime = stretch.startsAt === startsAt && stretch.endsAt === endsAt;
  return kind === 'worked' && isSameTime && stretch.correction?.reason === reason;
}
