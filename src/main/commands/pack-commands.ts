import type { Argv, CommandApproval, PackCommand } from '../../shared/nouns/command';
import type { Pack } from '../../shared/nouns/pack';

/** Every command of a pack, in the order of its lists. */
export function commandsOf(pack: Pack): readonly PackCommand[] {
  return pack.checklists.flatMap(({ items }) =>
    items.flatMap(({ id, text, run }) => (run === undefined ? [] : [{ itemId: id, text, argv: run }])),
  );
}

/** The very words that stood in front of the person who approved. */
export function covers(approval: CommandApproval | undefined, itemId: string, argv: Argv): boolean {
  const commands = approval?.commands ?? [];
  return commands.some((command) => command.itemId === itemId && isSame(command.argv, argv));
}

function isSame(one: Argv, other: Argv): boolean {
  return one.length === other.length && one.every((word, index) => word === other[index]);
}
