import type { ChecklistRun } from '../../shared/nouns/checklist';
import type { PhaseOfDay } from '../../shared/rota/phases-of-day';

/** The channels that somebody has still to read: of the open items of today's lists whose time it is. */
export function openChannels(
  runs: readonly ChecklistRun[],
  today: { readonly date: string; readonly phases: readonly PhaseOfDay[]; readonly now: number },
): readonly string[] {
  const { date, phases, now } = today;
  const isOpen = (run: ChecklistRun) =>
    run.date === date &&
    phases.some(({ phase, startsAt, endsAt }) => phase === run.phase && startsAt <= now && now < endsAt);
  const channels = runs
    .filter(isOpen)
    .flatMap(({ items }) => items)
    .flatMap(({ state, channel }) => (state === 'open' && channel !== undefined ? [channel] : []));
  return [...new Set(channels)];
}
