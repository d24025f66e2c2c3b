import { createAlarmHelp } from './alarm-help';
import type { AlarmReader } from './alarm-reader';
import { type AlarmServiceOptions, createAlarmService } from './alarms/alarm-service';
import { createHoldFeatures, type HoldFeatureOptions } from './hold-features';
import { knownIssueMatches } from './packs/known-issue-matches';
import { createRunbookService } from './runbooks/runbook-service';

/** The alarms, what goes with having one, and what may help with it. */
export function createAlarmFeatures(
  options: Omit<HoldFeatureOptions, 'alarms' | 'onWatch'> &
    Pick<AlarmServiceOptions, 'inLiveIncident' | 'onPagesFailing'> & { readonly practiceReader: AlarmReader },
) {
  const { ports, settings, rota, pack } = options;
  const isSetUp = () => settings.packId() !== undefined;
  // The secondary is asked by the primary, not by the alarm.
  const onWatch = () => isSetUp() && (rota.current()?.role ?? 'secondary') !== 'secondary';
  const alarms = createAlarmService({
    ...ports,
    ...options,
    me: settings.me,
    onWatch,
    onChange: () => {
      holds.noise.look();
      options.onChange();
    },
  });
  const holds = createHoldFeatures({ ...options, alarms, onWatch });
  const runbooks = createRunbookService({
    ...ports,
    ...options,
    zone: () => (isSetUp() ? pack().zone : 'UTC'),
  });
  const alarmHelp = createAlarmHelp({
    alarmById: alarms.byId,
    matchers: [(alarm) => knownIssueMatches(isSetUp() ? pack().knownIssues : [], alarm), runbooks.match],
  });
  return { alarms, holds, runbooks, alarmHelp };
}
