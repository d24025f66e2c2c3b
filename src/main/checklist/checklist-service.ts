import { randomUUID } from 'node:crypto';
import type { ParsedInput } from '../../shared/contract';
import { WatchkeeperError } from '../../shared/errors';
import type { ChecklistItem, ChecklistRun, Finding } from '../../shared/nouns/checklist';
import type { Activity } from '../../shared/nouns/hours';
import type { ChecklistPhase, Pack } from '../../shared/nouns/pack';
import type { Shift } from '../../shared/nouns/watch';
import { localDate, wallInstant } from '../../shared/rota/wall-time';
import type { Writer } from '../database/handles';
import type { Announce } from '../event-hub';
import type { Clock } from '../ports';
import { createChecklistActivity } from './checklist-activity';
import { createChecklistStore } from './checklist-store';
import { createFindingStore } from './finding-store';

export type ChecklistService = {
  /** Today's start-of-day run of the shift that holds now. The first call begins it from the pack as it is then. */
  read(): ChecklistRun;
  mark(input: ParsedInput<'checklist.mark'>): ChecklistRun;
  note(input: ParsedInput<'checklist.note'>): ChecklistRun;
  raiseFinding(input: ParsedInput<'checklist.raiseFinding'>): ChecklistRun;
  findings(shiftId: string): readonly Finding[];
  runsOf(shiftId: string): readonly ChecklistRun[];
  /** Of the run of now; 0 if there is none. */
  openItems(): number;
  /** For the hours ledger. */
  marksBetween(fromAt: number, toAt: number): readonly Activity[];
};

const phase: ChecklistPhase = 'start-of-day';

/** The same words for the same item within this time are a second press or a lost answer, not a second finding. */
const samePressMs = 60_000;

type Change = (item: ChecklistItem, run: ChecklistRun) => ChecklistItem;

export function createChecklistService(options: {
  readonly db: Writer;
  readonly clock: Clock;
  readonly announce: Announce;
  readonly shift: () => Shift | undefined;
  readonly pack: () => { readonly pack: Pack; readonly hash: string };
  readonly me: () => string;
  /** Called after each committed change. */
  readonly onChange: () => void;
}): ChecklistService {
  const { db, clock } = options;
  const store = createChecklistStore(db);
  const findings = createFindingStore(db);

  function changed(run: ChecklistRun): ChecklistRun {
    options.announce('checklist.changed', run);
    options.onChange();
    return run;
  }

  function keyOfNow(shift: Shift, pack: Pack) {
    return { shiftId: shift.id, phase, date: localDate(pack.zone, clock.now()) };
  }

  function read(): ChecklistRun {
    const shift = options.shift();
    if (shift === undefined) throw new WatchkeeperError('no-watch');
    const { pack, hash } = options.pack();
    const key = keyOfNow(shift, pack);
    const existing = store.findByKey(key);
    if (existing !== undefined) return existing;

    const plan = pack.checklists.find((candidate) => candidate.phase === phase);
    if (plan === undefined) throw new WatchkeeperError('not-found', { noun: 'checklist' });
    const begun = db
      .transaction(() =>
        store.begin({
          ...key,
          id: randomUUID(),
          title: plan.title,
          dueAt: wallInstant(pack.zone, key.date, plan.due),
          packHash: hash,
          startedAt: clock.now(),
          items: plan.items,
        }),
      )
      .immediate();
    const run = store.findByKey(key);
    if (run === undefined) throw new Error(`The checklist run of ${key.date} was begun and is not there`);
    return begun ? changed(run) : run;
  }

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
    raiseFinding: ({ runId, itemId, text }) =>
      change(runId, itemId, (item, run) => {
        const raisedAt = clock.now();
        const newest = item.findingId === undefined ? undefined : findings.find(item.findingId);
        if (newest?.text === text && Math.abs(raisedAt - newest.raisedAt) < samePressMs) return item;
        const finding = {
          id: randomUUID(),
          shiftId: run.shiftId,
          itemId,
          text,
          raisedBy: options.me(),
          raisedAt,
        };
        findings.add(finding, runId);
        return { ...item, findingId: finding.id };
      }),
    findings: findings.ofShift,
    runsOf: store.ofShift,
    marksBetween: createChecklistActivity(db),
    openItems() {
      const shift = options.shift();
      return shift === undefined ? 0 : store.openItems(keyOfNow(shift, options.pack().pack));
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
