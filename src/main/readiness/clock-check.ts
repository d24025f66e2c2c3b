import { assertNever } from '../../shared/assert-never';
import type { SlackProbe } from '../courier';
import { type CheckOutcome, failed, notNeeded, passed } from './check-outcome';

/** From here on the order of lines written here and elsewhere can no longer be trusted. */
const wrongFromMs = 2_000;

export function checkClock(probe: SlackProbe): CheckOutcome {
  switch (probe.kind) {
    case 'practice':
      return notNeeded('not measured: practice needs no Slack, whose time it is compared with');
    case 'not-connected':
      return notNeeded('not measured: Slack is not connected');
    case 'failed':
      return notNeeded('not measured: Slack did not answer as it should');
    case 'answered':
      return probe.clockSkewMs === undefined
        ? notNeeded('not measured: Slack did not tell its time')
        : judge(probe.clockSkewMs);
    default:
      return assertNever(probe);
  }
}

function judge(skewMs: number): CheckOutcome {
  const direction = skewMs > 0 ? 'ahead of' : 'behind';
  const seconds = Math.round(Math.abs(skewMs) / 100) / 10;
  if (Math.abs(skewMs) >= wrongFromMs) {
    return failed(`${seconds} s ${direction} Slack`, { code: 'clock-wrong', detail: { seconds, direction } });
  }
  return passed(seconds === 0 ? 'agrees with Slack’s' : `${seconds} s ${direction} Slack`);
}
