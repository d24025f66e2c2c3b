import type { Alarm, BlindPeriod } from '../../shared/nouns/alarm';
import type { ChecklistRun, Finding } from '../../shared/nouns/checklist';
import type { Incident } from '../../shared/nouns/incident';
import type { ReadinessRun } from '../../shared/nouns/readiness';
import type { Shift } from '../../shared/nouns/watch';

/** What the record knows of a shift; core gathers it from the other features. */
export type ShiftRecord = {
  readonly shift: Shift;
  readonly zone: string;
  readonly teamName: string;
  readonly runs: readonly ChecklistRun[];
  readonly findings: readonly Finding[];
  readonly alarms: readonly Alarm[];
  readonly blind: readonly (BlindPeriod & { readonly sourceName: string | undefined })[];
  readonly incidents: readonly Incident[];
  /** The checks before and during the shift. */
  readonly readiness: readonly ReadinessRun[];
};
