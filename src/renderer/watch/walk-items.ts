import type { ChecklistItem, ChecklistRun } from '../../shared/nouns/checklist';

/** An item with the run it belongs to: lists of other phases may use the same ids. */
export type WalkItem = ChecklistItem & { readonly runId: string };

export function walkItemsOf(run: ChecklistRun): readonly WalkItem[] {
  return run.items.map((item) => ({ ...item, runId: run.id }));
}

export function keyOf({ runId, id }: WalkItem): string {
  return `${runId}/${id}`;
}

export function openCount({ items }: ChecklistRun): number {
  return items.filter(({ state }) => state === 'open').length;
}
