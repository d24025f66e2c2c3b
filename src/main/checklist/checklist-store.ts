import type { ChecklistItem, ChecklistItemState, ChecklistRun } from '../../shared/nouns/checklist';
import type { ChecklistItemPlan, ChecklistPhase } from '../../shared/nouns/pack';
import type { Writer } from '../database/handles';

/** A day of a shift, on which each phase is walked once. */
export type DayKey = { readonly shiftId: string; readonly date: string };

export type NewRun = Omit<ChecklistRun, 'items'> & { readonly items: readonly ChecklistItemPlan[] };

type RunRow = {
  readonly id: string;
  readonly shift_id: string;
  readonly phase: ChecklistPhase;
  readonly date: string;
  readonly title: string;
  readonly due_at: number;
  readonly pack_hash: string;
  readonly started_at: number;
};

type ItemRow = {
  readonly plan: string;
  readonly state: ChecklistItemState;
  readonly note: string;
  readonly reason: string;
  readonly finding_id: string | null;
  readonly changed_at: number | null;
};

export type ChecklistStore = ReturnType<typeof createChecklistStore>;

export function createChecklistStore(db: Writer) {
  const insertRun = db.prepare(`
    INSERT INTO checklist_run (id, shift_id, phase, date, title, due_at, pack_hash, started_at)
    VALUES (@id, @shiftId, @phase, @date, @title, @dueAt, @packHash, @startedAt)
    ON CONFLICT (shift_id, phase, date) DO NOTHING`);
  const insertItem = db.prepare(
    'INSERT INTO checklist_item (run_id, item_id, position, plan) VALUES (@runId, @itemId, @position, @plan)',
  );
  const byId = db.prepare<[string], RunRow>('SELECT * FROM checklist_run WHERE id = ?');
  const byShift = db.prepare<[string], RunRow>(
    'SELECT * FROM checklist_run WHERE shift_id = ? ORDER BY date, started_at, rowid',
  );
  const byDay = db.prepare<[DayKey], RunRow>(
    'SELECT * FROM checklist_run WHERE shift_id = @shiftId AND date = @date ORDER BY started_at, rowid',
  );
  const itemsOf = db.prepare<[string], ItemRow>(
    'SELECT * FROM checklist_item WHERE run_id = ? ORDER BY position',
  );
  const countOpen = db.prepare<[DayKey], { n: number }>(`
    SELECT count(*) AS n FROM checklist_item JOIN checklist_run ON checklist_run.id = checklist_item.run_id
    WHERE shift_id = @shiftId AND date = @date AND state = 'open'`);
  const noticeDue = db.prepare<[DayKey & { readonly now: number }], { id: string }>(`
    UPDATE checklist_run SET due_noticed_at = @now
    WHERE shift_id = @shiftId AND date = @date AND due_noticed_at IS NULL AND started_at < due_at AND due_at <= @now
    RETURNING id`);
  const updateItem = db.prepare(`
    UPDATE checklist_item
    SET state = @state, note = @note, reason = @reason, finding_id = @findingId, changed_at = @changedAt
    WHERE run_id = @runId AND item_id = @itemId`);

  return {
    find(id: string): ChecklistRun | undefined {
      const row = byId.get(id);
      return row === undefined ? undefined : toRun(row, itemsOf.all(row.id));
    },
    ofShift: (shiftId: string): readonly ChecklistRun[] =>
      byShift.all(shiftId).map((row) => toRun(row, itemsOf.all(row.id))),
    ofDay: (key: DayKey): readonly ChecklistRun[] =>
      byDay.all(key).map((row) => toRun(row, itemsOf.all(row.id))),
    /** The ids of the runs whose due time passed since the last call. One that was begun too late has nothing to pass. */
    noticeDue: (key: DayKey, now: number): ReadonlySet<string> =>
      new Set(noticeDue.all({ ...key, now }).map(({ id }) => id)),
    openItems: (key: DayKey): number => countOpen.get(key)?.n ?? 0,
    /** Answers whether it was this run that began; if not, the day has one already and nothing is written. */
    begin(run: NewRun): boolean {
      const { items, ...head } = run;
      if (insertRun.run(head).changes === 0) return false;
      items.forEach((plan, position) => {
        insertItem.run({ runId: run.id, itemId: plan.id, position, plan: JSON.stringify(plan) });
      });
      return true;
    },
    changeItem(runId: string, item: ChecklistItem): void {
      updateItem.run({
        runId,
        itemId: item.id,
        state: item.state,
        note: item.note,
        reason: item.reason,
        findingId: item.findingId ?? null,
        changedAt: item.changedAt ?? null,
      });
    },
  };
}

function toRun(row: RunRow, items: readonly ItemRow[]): ChecklistRun {
  return {
    id: row.id,
    shiftId: row.shift_id,
    phase: row.phase,
    title: row.title,
    date: row.date,
    dueAt: row.due_at,
    packHash: row.pack_hash,
    startedAt: row.started_at,
    items: items.map(toItem),
  };
}

function toItem(row: ItemRow): ChecklistItem {
  return {
    // Written by `begin` from a pack that had passed its schema.
    ...(JSON.parse(row.plan) as ChecklistItemPlan),
    state: row.state,
    note: row.note,
    reason: row.reason,
    findingId: row.finding_id ?? undefined,
    changedAt: row.changed_at ?? undefined,
  };
}
