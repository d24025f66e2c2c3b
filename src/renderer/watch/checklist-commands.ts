import type { ChecklistItem } from '../../shared/nouns/checklist';

export type Editing = 'skip' | 'note' | 'finding';
export type Command = 'toggle' | 'open' | Editing;

export const commandKeys: Readonly<Record<string, Command>> = {
  x: 'toggle',
  s: 'skip',
  n: 'note',
  f: 'finding',
  o: 'open',
};

/** What can be done with an item, as its row shows it: key, word, command. */
export function commandsOf(item: ChecklistItem): readonly { key: string; word: string; command: Command }[] {
  return [
    ...(item.link === undefined ? [] : [{ key: 'o', word: 'open link', command: 'open' } as const]),
    { key: 'x', word: item.state === 'open' ? 'done' : 'open again', command: 'toggle' },
    ...(item.state === 'skipped' ? [] : [{ key: 's', word: 'skip', command: 'skip' } as const]),
    { key: 'n', word: 'note', command: 'note' },
    { key: 'f', word: 'finding', command: 'finding' },
  ];
}

export const editingWords: Readonly<Record<Editing, { readonly label: string; readonly longest: number }>> = {
  skip: { label: 'Why is it skipped? The handover will show it.', longest: 500 },
  note: { label: 'Note', longest: 2_000 },
  finding: { label: 'What did you find?', longest: 2_000 },
};
