import type { Pack } from '../shared/nouns/pack';
import type { Shift } from '../shared/nouns/watch';
import { hasSupport } from '../shared/support/has-support';
import type { AlarmService } from './alarms/alarm-service';
import type { AnnouncementService } from './announcements/announcement-service';
import type { ChecklistService } from './checklist/checklist-service';
import type { CommandService } from './commands/command-service';
import type { FindingService } from './findings/finding-service';
import type { ShiftRecord } from './handover/handover-service';
import type { HoldFeatures } from './hold-features';
import type { IncidentService } from './incidents/incident-service';
import type { ReadinessService } from './readiness/readiness-service';
import type { SupportService } from './support/support-service';

/** What every feature knows of a shift, for its handover. */
export function shiftRecordFrom(options: {
  readonly shift: Shift;
  readonly now: number;
  readonly pack: Pack;
  readonly checklist: Pick<ChecklistService, 'runsOf'>;
  readonly commands: Pick<CommandService, 'lastOf'>;
  readonly findings: Pick<FindingService, 'ofShift'>;
  readonly support: Pick<SupportService, 'during'>;
  readonly announcements: Pick<AnnouncementService, 'during'>;
  readonly alarms: Pick<AlarmService, 'during' | 'listSources'>;
  readonly holds: {
    readonly silences: Pick<HoldFeatures['silences'], 'during'>;
    readonly escalations: Pick<HoldFeatures['escalations'], 'during'>;
  };
  readonly incidents: Pick<IncidentService, 'during'>;
  readonly readiness: Pick<ReadinessService, 'runsOf'>;
}): ShiftRecord {
  const { shift, now, pack, checklist, findings, support, alarms, holds, incidents, readiness } = options;
  const runs = checklist.runsOf(shift.id);
  const toAt = Math.min(now, shift.endsAt) + 1;
  const { alarms: seen, blind } = alarms.during(shift.startsAt, toAt);
  const names = new Map(alarms.listSources().map((source) => [source.id, source.name]));
  return {
    shift,
    zone: pack.zone,
    teamName: pack.name,
    readiness: readiness.runsOf(shift.id),
    runs,
    commands: options.commands.lastOf(runs.map(({ id }) => id)),
    findings: findings.ofShift(shift),
    support: hasSupport(pack) ? support.during(shift.startsAt, toAt) : undefined,
    announcements: options.announcements.during(shift.startsAt, toAt),
    alarms: seen,
    blind: blind.map((period) => ({
      ...period,
      sourceName: period.sourceId === undefined ? undefined : names.get(period.sourceId),
    })),
    silences: holds.silences.during(shift.startsAt, toAt),
    escalations: holds.escalations.during(shift.startsAt, toAt),
    incidents: incidents.during(shift.startsAt, toAt),
  };
}
