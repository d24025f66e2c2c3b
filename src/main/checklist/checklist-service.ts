import { randomUUID } from 'node:crypto';
import type { ParsedInput } from '../../shared/contract';
import { WatchkeeperError } from '../../shared/errors';
import type { ChecklistItem, ChecklistRun } from '../../shared/nouns/checklist';
import type { Activity } from '../../shared/nouns/hours';
import {
  type ChecklistPlan,
  checklistPhases,
  type HolidayDivision,
  type Pack,
} from '../../shared/nouns/pack';
import type { Shift } from '../../shared/nouns/watch';
import type { HolidayList } from '../../shared/rota/cover';
import { phasesOfDay } from '../../shared/rota/phases-of-day';
import { localDate, wallInstant } from '../../shared/rota/wall-time';
import type { Writer } from '../database/handles';
import type { Announce } from '../event-hub';
import type { Clock, Logger, Notifier } from '../ports';
import { createChecklistActivity } from './checklist-activity';
import { createChecklistRounds } from './checklist-rounds';
import { createChecklistStore, type DayKey } from './checklist-store';

export type ChecklistService = {
  /**
   * Today's runs of the shift that holds now, in the order of the day. The first call in a phase begins its run from the
   * pack as it is then.
   */
  read(): readonly ChecklistRun[];
  mark(input: ParsedInput<'checklist.mark'>): ChecklistRun;
  note(input: ParsedInput<'checklist.note'>): ChecklistRun;
  raiseFinding(input: ParsedInput<'checklist.raiseFinding'>): ChecklistRun;
  runsOf(shiftId: string): readonly ChecklistRun[];
  runById(id: string): ChecklistRun | undefined;
  /** Of all runs of today; 0 if there is none. */
  openItems(): number;
  /** For the hours ledger. */
  marksBetween(fromAt: number, toAt: number): readonly Activity[];
  start(): void;
  close(): void;
};

/** The same words for the same item within this time are a second press or a lost answer, not a second finding. */
const samePressMs = 60_000;

/** What an item tells of the finding that it raises. */
export type RaisedFinding = {
  readonly id: string;
  readonly run: ChecklistRun;
  readonly item: ChecklistItem;
  readonly text: string;
  readonly raisedAt: number;
};

type Change = (item: ChecklistItem, run: ChecklistRun) => ChecklistItem;

export function createChecklistService(options: {
  readonly db: Writer;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly notifier: Notifier;
  readonly announce: Announce;
  readonly isSetUp: () => boolean;
  readonly shift: () => Shift | undefined;
  readonly holidays: (division: HolidayDivision) => HolidayList;
  readonly pack: () => { readonly pack: Pack; readonly hash: string };
  readonly findings: {
    /** Called inside the transaction that links the item to it. */
    add(raised: RaisedFinding): void;
    /** Called after the commit. */
    raised(id: string): void;
    find(id: string): { readonly text: string; readonly raisedAt: number } | undefined;
  };
  /** Of the window, when someone follows a notification. */
  readonly openPage: () => void;
  /** Called after each committed change. */
  readonly onChange: () => void;
}): ChecklistService {
  const { db, clock } = options;
  const store = createChecklistStore(db);
  const { findings } = options;

  function changed(run: ChecklistRun): ChecklistRun {
    options.announce('checklist.changed', run);
    options.onChange();
    return run;
  }

  function dayOf(shift: Shift): DayKey {
    return { shiftId: shift.id, date: localDate(options.pack().pack.zone, clock.now()) };
  }

  function runsOfDay(day: DayKey): readonly ChecklistRun[] {
    return store
      .ofDay(day)
      .toSorted((one, other) => checklistPhases.indexOf(one.phase) - checklistPhases.indexOf(other.phase));
  }

  /** Begins what is open now and was not begun yet. */
  function beginOpenPhases(day: DayKey, runs: readonly ChecklistRun[]): void {
    const { pack, hash } = options.pack();
    const now = clock.now();
    const plans = phasesOfDay(pack, options.holidays(pack.division), day.date)
      .filter(({ startsAt, endsAt }) => startsAt <= now && now < endsAt)
      .filter(({ phase }) => runs.every((run) => run.phase !== phase))
      .flatMap(({ phase }) => pack.checklists.filter((plan) => plan.phase === phase));
    if (plans.length === 0) return;
    const begin = ({ phase, title, due, items }: ChecklistPlan) => {
      const dueAt = wallInstant(pack.zone, day.date, due);
      const run = { ...day, id: randomUUID(), phase, title, dueAt, packHash: hash, startedAt: now, items };
      return store.begin(run) ? [run.id] : [];
    };
    const begun: readonly string[] = db.transaction(() => plans.flatMap(begin)).immediate();
    for (const run of runsOfDay(day)) if (begun.includes(run.id)) changed(run);
  }

  function read(): readonly ChecklistRun[] {
    const shift = options.shift();
    if (shift === undefined) throw new WatchkeeperError('no-watch');
    const day = dayOf(shift);
    beginOpenPhases(day, runsOfDay(day));
    const runs = runsOfDay(day);
    if (runs.length === 0) throw new WatchkeeperError('not-found', { noun: 'checklist' });
    return runs;
  }

  const rounds = createChecklistRounds({
    ...options,
    zone: () => options.pack().pack.zone,
    goOn() {
      const shift = options.shift();
      if (shift === undefined) return;
      const day = dayOf(shift);
      const runs = runsOfDay(day);
      if (runs.length > 0) beginOpenPhases(day, runs);
    },
    claimDue() {
      const shift = options.shift();
      if (shift === undefined) return [];
      const day = dayOf(shift);
      const ids = store.noticeDue(day, clock.now());
      return ids.size === 0 ? [] : runsOfDay(day).filter(({ id }) => ids.has(id));
    },
  });

  /** Changes one item; a change that changes nothing writes and announces nothing. */
  function change(runId: string, itemId: string, change: Change): ChecklistRun {
    const { run, isChanged } = db
      .transaction(() => {
        const before = store.find(runId);
        if (before === undefined) throw new WatchkeeperError('not-found', { noun: 'checklist' });
        const item = before.items.find((candidate) => candidate.id === itemId);
        if (item === undefined) throw new WatchkeeperError('not-found', { noun: 'checklist item' });
        const next = change(item, before);
        if (isSameItem(item, next)) return { run: before, isChanged: false };
        const stamped = { ...next, changedAt: clock.now() };
        store.changeItem(runId, stamped);
        const items = before.items.map((other) => (other === item ? stamped : other));
        return { run: { ...before, items }, isChanged: true };
      })
      .immediate();
    return isChanged ? changed(run) : run;
  }

  return {
    read,
    mark({ runId, itemId, state, reason }) {
      const why = state === 'skipped' ? reason.trim() : '';
      if (state === 'skipped' && why === '') throw new WatchkeeperError('reason-needed');
      return change(runId, itemId, (item) => ({ ...item, state, reason: why }));
    },
    note: ({ runId, itemId, note }) => change(runId, itemId, (item) => ({ ...item, note })),
    raiseFinding({ runId, itemId, text: typed }) {
      const id = randomUUID();
      // Half a character would not come back from the database as it went in.
      const text = typed.toWellFormed();
      const run = change(runId, itemId, (item, before) => {
        const raisedAt = clock.now();
        const newest = item.findingId === undefined ? undefined : findings.find(item.findingId);
        if (newest?.text === text && Math.abs(raisedAt - newest.raisedAt) < samePressMs) return item;
        findings.add({ id, run: before, item, text, raisedAt });
        return { ...item, findingId: id };
      });
      if (findings.find(id) !== undefined) findings.raised(id);
      return run;
    },
    runsOf: store.ofShift,
    runById: store.find,
    marksBetween: createChecklistActivity(db),
    start: rounds.start,
    close: rounds.close,
    openItems() {
      const shift = options.shift();
      return shift === undefined ? 0 : store.openItems(dayOf(shift));
    },
  };
}

function isSameItem(one: ChecklistItem, other: ChecklistItem): boolean {
  return (
    one.state === other.state &&
    one.reason === other.reason &&
    one.note === other.note &&
    one.findingId === other.findingId
  );
}
