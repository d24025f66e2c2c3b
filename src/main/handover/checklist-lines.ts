import type { ChecklistItem, ChecklistRun } from '../../shared/nouns/checklist';
import type { ToldCommand } from '../../shared/nouns/command';
import { type Line, outside, sentence } from './line';
import type { ShiftTimes } from './shift-times';

/** What was left over: done items are only counted, unless someone wrote a note on them or ran their command. */
export function checklistLines(
  runs: readonly ChecklistRun[],
  commands: readonly ToldCommand[],
  times: ShiftTimes,
): readonly Line[] {
  if (runs.length === 0) return [['No checklist was begun on this watch.']];
  const isLong = new Set(runs.map(({ date }) => date)).size > 1;
  const ranWords = (run: ChecklistRun, item: ChecklistItem) => {
    const told = commands.find(({ runId, itemId }) => runId === run.id && itemId === item.id);
    return told === undefined ? '' : ` Command at ${times.at(told.startedAt)}: ${sentence(told.words)}`;
  };
  return runs.flatMap((run) => {
    const day = isLong ? `, ${times.day(run.startedAt)}` : '';
    return [
      [`${outside(run.title)}${day}: ${counts(run)}.`],
      ...run.items.flatMap((item) => itemLines(item, ranWords(run, item))),
    ];
  });
}

function counts({ items }: ChecklistRun): string {
  const countOf = (state: ChecklistItem['state']) => items.filter((item) => item.state === state).length;
  const left = (['skipped', 'open'] as const)
    .filter((state) => countOf(state) > 0)
    .map((state) => `, ${countOf(state)} ${state}`);
  return `${countOf('done')} of ${items.length} done${left.join('')}`;
}

function itemLines({ state, text, reason, note }: ChecklistItem, ran: string): readonly Line[] {
  const notes = `${ran}${note.trim() === '' ? '' : ` Note: ${sentence(note)}`}`;
  switch (state) {
    case 'open':
      return [[`Open: ${sentence(text)}${notes}`]];
    case 'skipped':
      return [[`Skipped: ${sentence(text)} Reason: ${sentence(reason)}${notes}`]];
    case 'done':
      return notes === '' ? [] : [[`Done: ${sentence(text)}${notes}`]];
  }
}
