import type { Pack } from '../shared/nouns/pack';
import type { Shift } from '../shared/nouns/watch';
import type { AlarmService } from './alarms/alarm-service';
import type { ChecklistService } from './checklist/checklist-service';
import type { ShiftRecord } from './handover/handover-service';
import type { IncidentService } from './incidents/incident-service';
import type { ReadinessService } from './readiness/readiness-service';

/** What every feature knows of a shift, for its handover. */
export function shiftRecordFrom(options: {
  readonly shift: Shift;
  readonly now: number;
  readonly pack: Pack;
  readonly checklist: Pick<ChecklistService, 'runsOf' | 'findings'>;
  readonly alarms: Pick<AlarmService, 'during' | 'listSources'>;
  readonly incidents: Pick<IncidentService, 'during'>;
  readonly readiness: Pick<ReadinessService, 'runsOf'>;
}): ShiftRecord {
  const { shift, now, pack, checklist, alarms, incidents, readiness } = options;
  const toAt = Math.min(now, shift.endsAt) + 1;
  const { alarms: seen, blind } = alarms.during(shift.startsAt, toAt);
  const names = new Map(alarms.listSources().map((source) => [source.id, source.name]));
  return {
    shift,
    zone: pack.zone,
    teamName: pack.name,
    readiness: readiness.runsOf(shift.id),
    runs: checklist.runsOf(shift.id),
    findings: checklist.findings(shift.id),
    alarms: seen,
    blind: blind.map((period) => ({
      ...period,
      sourceName: period.sourceId === undefined ? undefined : names.get(period.sourceId),
    })),
    incidents: incidents.during(shift.startsAt, toAt),
  };
}
