import type { Pack, PackChoice, PackProblem } from '../../shared/nouns/pack';
import type { PackFile } from './pack-files';
import { quoted } from './refuse';

/** One line of the list of packs. */
export type PackSlot = {
  readonly choice: PackChoice;
  /** Undefined while the file is malformed. */
  readonly current: { readonly pack: Pack; readonly hash: string } | undefined;
  readonly text: string;
};

/**
 * Which file stands for which id. An own pack takes the place of a shipped one with its id, even while it is malformed:
 * falling back to hours and channels that a team has replaced would be worse than its last good version. Of two own
 * files with one id the first by name counts, and a good one before a malformed one.
 */
export function arrangePacks(files: readonly PackFile[]): readonly PackSlot[] {
  const ranked = [...files].sort((a, b) => rank(a) - rank(b));
  const taken = new Map<string, PackFile>();
  const slots: PackSlot[] = [];
  for (const file of ranked) {
    const holder = taken.get(file.packId);
    if (holder === undefined) {
      taken.set(file.packId, file);
      slots.push(slotOf(file, file.packId));
    } else if (file.origin === 'own') {
      slots.push(repeatedSlot(file, holder));
    }
  }
  return slots.sort((a, b) => a.choice.name.localeCompare(b.choice.name, 'en-GB'));
}

function rank({ origin, read }: PackFile): number {
  if (origin === 'shipped') return 2;
  return read.kind === 'pack' ? 0 : 1;
}

function slotOf({ origin, file, text, read }: PackFile, id: string): PackSlot {
  if (read.kind === 'pack') {
    const { pack, hash } = read;
    const choice = { id, name: pack.name, origin, file, problem: undefined };
    return { choice, current: { pack, hash }, text };
  }
  return { choice: { id, name: id, origin, file, problem: read.problem }, current: undefined, text };
}

/** Listed under the name of its file, which no pack can have as its id. */
function repeatedSlot({ origin, file, text, read, packId }: PackFile, holder: PackFile): PackSlot {
  const repeated: PackProblem = {
    file,
    line: 1,
    column: 1,
    reason: `the id ${quoted(packId)} is already that of ${holder.file}`,
    hint: 'give one of the two another id',
  };
  const problem = read.kind === 'pack' ? repeated : read.problem;
  return { choice: { id: file, name: file, origin, file, problem }, current: undefined, text };
}
