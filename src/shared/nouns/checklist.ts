import type { ChecklistItemPlan, ChecklistPhase } from './pack';

export type ChecklistItemState = 'open' | 'done' | 'skipped';

export type ChecklistItem = ChecklistItemPlan & {
  readonly state: ChecklistItemState;
  readonly note: string;
  /** Why it was skipped; empty unless skipped. */
  readonly reason: string;
  readonly findingId: string | undefined;
  readonly changedAt: number | undefined;
};

/** One walk through a checklist. Belongs to a shift and a day, and keeps the list of the pack it began with. */
export type ChecklistRun = {
  readonly id: string;
  readonly shiftId: string;
  readonly phase: ChecklistPhase;
  readonly title: string;
  /** Calendar date in the pack's zone, `YYYY-MM-DD`. */
  readonly date: string;
  readonly dueAt: number;
  readonly packHash: string;
  readonly startedAt: number;
  readonly items: readonly ChecklistItem[];
};
