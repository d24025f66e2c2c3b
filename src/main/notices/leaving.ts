import type { LeavingView, Shift, Unfinished } from '../../shared/nouns/watch';

/** After this long what is still held is no longer said to be of that shift. */
export const leavingForMs = 12 * 3_600_000;

/** What I still hold of the last shift of mine that is over, while no other one holds. */
export function leavingOf(
  shifts: readonly Shift[],
  now: number,
  unfinished: Unfinished,
): LeavingView | undefined {
  const [last] = shifts
    .filter(({ endsAt }) => endsAt <= now && endsAt > now - leavingForMs)
    .sort((a, b) => b.endsAt - a.endsAt || b.startsAt - a.startsAt || (a.id < b.id ? -1 : 1));
  const isDone = [unfinished.holds, unfinished.roles, unfinished.promises].every((held) => held.length === 0);
  if (last === undefined || isDone) return undefined;
  const { id, person, role, startsAt, endsAt, source, isMine } = last;
  return { ...unfinished, shift: { id, person, role, startsAt, endsAt, source, isMine } };
}
