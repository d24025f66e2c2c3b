import type { Pack } from '../nouns/pack';
import type { Duty } from '../nouns/rota';
import type { CoverNow, ShiftRole } from '../nouns/watch';
import { coverAt, type HolidayList } from './cover';

/** The cover at an instant with who stands it. Several names in one role are an overlap; none is a gap. */
export type WatchAt = CoverNow & {
  readonly primary: readonly string[];
  readonly secondary: readonly string[];
  /** The next instant at which the cover or one of the people is another. */
  readonly changesAt: number;
};

/** Whose watch it is: a pure function of the pack's hours, its division's bank holidays and the duties. */
export function watchAt(
  pack: Pick<Pack, 'zone' | 'hours'>,
  holidays: HolidayList,
  duties: readonly Duty[],
  instant: number,
): WatchAt {
  const cover = coverAt(pack, holidays, instant);
  const standing = duties.filter(({ startsAt, endsAt }) => startsAt <= instant && instant < endsAt);
  const namesAs = (role: ShiftRole) => [
    ...new Set(standing.filter((duty) => duty.role === role).map(({ person }) => person.name)),
  ];
  const edges = duties
    .filter(({ role }) => role !== 'support')
    .flatMap(({ startsAt, endsAt }) => [startsAt, endsAt])
    .filter((edge) => edge > instant);
  return {
    ...cover,
    primary: namesAs('primary'),
    secondary: namesAs('secondary'),
    changesAt: edges.reduce((first, edge) => Math.min(first, edge), cover.untilAt),
  };
}
