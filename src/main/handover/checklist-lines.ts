import type { ChecklistItem, ChecklistRun, Finding } from '../../shared/nouns/checklist';
import { type Line, outside, sentence } from './line';
import type { ShiftTimes } from './shift-times';

/** What was left over: done items are only counted, unless someone wrote a note on them. */
export function checklistLines(runs: readonly ChecklistRun[], times: ShiftTimes): readonly Line[] {
  if (runs.length === 0) return [['No checklist was begun on this watch.']];
  const isLong = new Set(runs.map(({ date }) => date)).size > 1;
  return runs.flatMap((run) => {
    const day = isLong ? `, ${times.day(run.startedAt)}` : '';
    return [[`${outside(run.title)}${day}: ${counts(run)}.`], ...run.items.flatMap(itemLines)];
  });
}

export function findingLines(
  findings: readonly Finding[],
  runs: readonly ChecklistRun[],
  times: ShiftTimes,
): readonly Line[] {
  const items = runs.flatMap((run) => run.items);
  return [...findings]
    .sort((a, b) => a.raisedAt - b.raisedAt)
    .map(({ id, text, raisedAt, raisedBy, itemId }) => {
      // Lists of other phases may use the same id; the item that holds the finding is the one.
      const item = (items.find(({ findingId }) => findingId === id) ?? items.find((one) => one.id === itemId))
        ?.text;
      const from = item === undefined ? '' : `, from “${outside(item)}”`;
      return [`${outside(text)} (raised ${times.at(raisedAt)} by ${outside(raisedBy)}${from})`];
    });
}

function counts({ items }: ChecklistRun): string {
  const countOf = (state: ChecklistItem['state']) => items.filter((item) => item.state === state).length;
  const left = (['skipped', 'open'] as const)
    .filter((state) => countOf(state) > 0)
    .map((state) => `, ${countOf(state)} ${state}`);
  return `${countOf('done')} of ${items.length} done${left.join('')}`;
}

function itemLines({ state, text, reason, note }: ChecklistItem): readonly Line[] {
  const notes = note.trim() === '' ? '' : ` Note: ${sentence(note)}`;
  switch (state) {
    case 'open':
      return [[`Open: ${sentence(text)}${notes}`]];
    case 'skipped':
      return [[`Skipped: ${sentence(text)} Reason: ${sentence(reason)}${notes}`]];
    case 'done':
      return notes === '' ? [] : [[`Done: ${sentence(text)}${notes}`]];
  }
}
