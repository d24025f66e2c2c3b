import type { Alarm, BlindPeriod, Escalation } from '../../shared/nouns/alarm';
import type { Announcement } from '../../shared/nouns/announcement';
import type { ChecklistRun } from '../../shared/nouns/checklist';
import type { ToldCommand } from '../../shared/nouns/command';
import type { Finding } from '../../shared/nouns/finding';
import type { Incident } from '../../shared/nouns/incident';
import type { ReadinessRun } from '../../shared/nouns/readiness';
import type { Silence } from '../../shared/nouns/silence';
import type { SupportRecord } from '../../shared/nouns/support';
import type { Shift } from '../../shared/nouns/watch';

/** What the record knows of a shift; core gathers it from the other features. */
export type ShiftRecord = {
  readonly shift: Shift;
  readonly zone: string;
  readonly teamName: string;
  readonly runs: readonly ChecklistRun[];
  /** What came of the commands of the lists' items. */
  readonly commands: readonly ToldCommand[];
  readonly findings: readonly Finding[];
  /** Undefined for a team that answers no users: its handover has no such heading. */
  readonly support: SupportRecord | undefined;
  /** Those that went on during the shift, with what was promised on them. */
  readonly announcements: readonly Announcement[];
  readonly alarms: readonly Alarm[];
  readonly blind: readonly (BlindPeriod & { readonly sourceName: string | undefined })[];
  readonly silences: readonly Silence[];
  readonly escalations: readonly Escalation[];
  readonly incidents: readonly Incident[];
  /** The checks before and during the shift. */
  readonly readiness: readonly ReadinessRun[];
};
