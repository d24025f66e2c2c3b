import { endRefusal, nextWorkingDayAt, readWallEnd } from '../../../shared/alarms/snooze-end';
import { assertNever } from '../../../shared/assert-never';
import { WatchkeeperError } from '../../../shared/errors';
import type { HolidayDivision, Pack } from '../../../shared/nouns/pack';
import type { GivenEnd, HoldEnds } from '../../../shared/requests/holds';
import type { HolidayList } from '../../../shared/rota/cover';
import type { Clock } from '../../ports';

/** Until when something is held that a person gave an end, by the team's clock. */
export function createEndOfHold(options: {
  readonly clock: Clock;
  readonly pack: () => Pack;
  readonly holidays: (division: HolidayDivision) => HolidayList;
}) {
  const { clock, pack, holidays } = options;

  function workingDayAt(now: number): number | undefined {
    const rota = pack();
    const at = nextWorkingDayAt(rota, holidays(rota.division), now);
    return at === undefined || endRefusal(at, now) !== undefined ? undefined : at;
  }

  function read(given: GivenEnd, now: number): number {
    switch (given.kind) {
      case 'for':
        return now + given.ms;
      case 'working-day': {
        const at = workingDayAt(now);
        if (at === undefined) throw refused('no working day with support hours begins within 7 days');
        return at;
      }
      case 'wall': {
        const end = readWallEnd(pack().zone, given.wall);
        if (end.kind === 'refused') throw refused(end.reason);
        return end.at;
      }
      default:
        return assertNever(given);
    }
  }

  return {
    /** Throws `invalid-request` for an end that cannot be. */
    of(given: GivenEnd): number {
      const now = clock.now();
      const untilAt = read(given, now);
      const reason = endRefusal(untilAt, now);
      if (reason !== undefined) throw refused(reason);
      return untilAt;
    },
    choices(): HoldEnds {
      const { division } = pack();
      const at = workingDayAt(clock.now());
      const isSure =
        at === undefined || new Date(at).toISOString().slice(0, 10) <= holidays(division).lastDate;
      return { workingDayAt: at, mayMissHoliday: !isSure };
    },
  };
}

function refused(reason: string): WatchkeeperError {
  return new WatchkeeperError('invalid-request', { reason });
}
