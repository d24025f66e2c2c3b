import type { ErrorDetail } from '../errors';
import type { ExpectedEndRule, FlapRule } from './noise';
import type { NamedChannel, PackProcess } from './pack-process';
import type { SourceKind } from './source-kind';
import type { ShiftRole } from './watch';

export { type Priority, priorities } from './pack-process';

/** `HH:MM-HH:MM` wall time in the pack's zone, half-open. */
export type WallRange = { readonly from: string; readonly to: string };

/** When something holds: on working weekdays, and on weekends and bank holidays. */
export type WeekHours = { readonly weekdays: readonly WallRange[]; readonly weekends: readonly WallRange[] };

export type PackHours = {
  readonly support: WeekHours;
  readonly dutyOnline: WeekHours;
  readonly onCall: WeekHours;
};

export type HolidayDivision = 'england-and-wales' | 'scotland' | 'northern-ireland';

export type PackChannels = {
  readonly incidents: string;
  readonly handover: string;
  /** Where "I am looking" and the conclusion of a finding are posted. */
  readonly findings?: string | undefined;
  /** Where users ask. */
  readonly support?: string | undefined;
  readonly announcements?: string | undefined;
  /** All that the team names, with what each is for. */
  readonly named: readonly NamedChannel[];
};

/** One label that an alarm must carry, with any of these values (exact text). */
export type LabelRule = { readonly label: string; readonly anyOf: readonly string[] };

export const alarmsToTell = ['high', 'low', 'all'] as const;
export type AlarmsToTell = (typeof alarmsToTell)[number];
/** What holds for alarms of one source, or of one kind of source, before what holds for all. */
export type SourceRulePlan = {
  /** As a person named the source; case does not matter. */
  readonly source?: string | undefined;
  readonly kind?: SourceKind | undefined;
  /** Looked at before `high`. */
  readonly low?: readonly LabelRule[] | undefined;
  readonly high?: readonly LabelRule[] | undefined;
  readonly ignore?: readonly string[] | undefined;
  /** Must always fire there, even if it was never seen. */
  readonly watchdog?: readonly string[] | undefined;
};

export type ChecklistItemPlan = {
  readonly id: string;
  readonly text: string;
  readonly hint?: string | undefined;
  /** https only. */
  readonly link?: string | undefined;
  /** Shown to be copied; never run here. */
  readonly command?: string | undefined;
  /** A program and its arguments, run here once a person has approved this version of the pack. */
  readonly run?: readonly [string, ...string[]] | undefined;
  /** Read here since the last shift, with a count of what is unread. */
  readonly channel?: string | undefined;
  /** The alarms of this priority are told beside the item. */
  readonly alarms?: AlarmsToTell | undefined;
};

export type ChecklistPlan = {
  readonly phase: ChecklistPhase;
  readonly title: string;
  /** Wall time in the pack's zone, `HH:MM`. */
  readonly due: string;
  readonly items: readonly ChecklistItemPlan[];
};

export const checklistPhases = ['start-of-day', 'support-hours', 'end-of-day'] as const;
export type ChecklistPhase = (typeof checklistPhases)[number];

/** The exact forms of words. Gaps in square brackets are filled by the person. */
export type PackPhrases = {
  readonly declare: string;
  readonly lead: string;
  readonly scribe: string;
  readonly resolve: string;
  /** One line of the scribe's log in the thread: gaps [time], [kind], [text]. */
  readonly logLine: string;
};

/** A turn of a rotation is stood by one person, or by several at once. */
export type RotationPlan = {
  readonly role: ShiftRole;
  /** The local date on which the first turn begins. */
  readonly startsOn: string;
  readonly turnDays: number;
  readonly turns: readonly (readonly string[])[];
  /**
   * `day`: each day of the turn is a shift, from the first to the last boundary of the role's hours on that day.
   * `turn`: the whole turn is one shift, changing hands at `handOverAt`.
   */
  readonly each: 'day' | 'turn';
  /** Wall time in the pack's zone; used by `turn` only. */
  readonly handOverAt: string;
};

export type PackRota = {
  /** Who must stand in on-call hours: a stretch without one of them is a gap. */
  readonly roles: readonly ShiftRole[];
  /** How long before a shift its keeper is told that it comes. */
  readonly soonBeforeMs: number;
  /** Who is new to the rota stands with a secondary who is not. Undefined: the team has no such rule. */
  readonly experience:
    | {
        /** With fewer shifts stood than this a person is new. */
        readonly afterShifts: number;
        /** Never new, whatever the copies of the rota still remember. */
        readonly people: readonly string[];
      }
    | undefined;
  readonly rotation: readonly RotationPlan[];
};

export const payDays = ['weekdays', 'weekends', 'holidays'] as const;
export type PayDay = (typeof payDays)[number];

export type PayRule = {
  readonly name: string;
  /** What is paid: standing on call, or working out of hours. */
  readonly for: 'on-call' | 'worked';
  readonly days: readonly PayDay[];
  readonly per: 'hour' | 'shift';
  /** In hundredths of the currency's unit. */
  readonly amountMinor: number;
};

/** How a claim is reckoned. A team's own business: nothing of it is built in. */
export type PackPay = {
  /** ISO 4217, such as GBP. */
  readonly currency: string;
  /** Each stretch of work counts at least this long, and is rounded up to a whole number of steps. */
  readonly leastWorkedMs: number;
  readonly stepMs: number;
  readonly rules: readonly PayRule[];
};

/** A team pack: the team as configuration. Read from YAML, versioned by the hash of its text. */
export type Pack = PackProcess & {
  readonly id: string;
  readonly name: string;
  readonly zone: string;
  readonly division: HolidayDivision;
  readonly hours: PackHours;
  readonly channels: PackChannels;
  readonly phrases: PackPhrases;
  readonly definition: {
    readonly must: readonly string[];
    readonly any: readonly string[];
    /** What to do about an event that is no incident. */
    readonly otherwise?: string | undefined;
    readonly notes: readonly string[];
  };
  readonly alarms: {
    /** An alarm that fits any of these rules is high priority; all others are low. */
    readonly high: readonly LabelRule[];
    /** Alert names that are machinery (Watchdog, InfoInhibitor) and are never listed. */
    readonly ignore: readonly string[];
    /** Names of alerts that always fire: where one has been seen, its absence is an alarm. Never listed themselves. */
    readonly watchdog?: readonly string[] | undefined;
    readonly sources?: readonly SourceRulePlan[] | undefined;
    readonly repeatEveryMs: number;
    /** Each repeat comes later than the one before, up to this; undefined: 15 minutes. */
    readonly repeatAtMostMs?: number | undefined;
    /** A high alarm that fires for so long and is nobody's incident is asked about once; undefined: never. */
    readonly nudgeAfterMs?: number | undefined;
    readonly acknowledgeForMs: number;
    /** Undefined: 6 changes within 30 minutes, stable after 15. */
    readonly flap?: FlapRule | undefined;
    readonly expectResolved?: readonly ExpectedEndRule[] | undefined;
  };
  readonly checklists: readonly ChecklistPlan[];
  readonly rota: PackRota;
  /** Undefined: hours are counted and not priced. */
  readonly pay: PackPay | undefined;
};

/** One pack a person can choose, whether it can be used or not. */
export type PackChoice = {
  readonly id: string;
  readonly name: string;
  readonly origin: 'shipped' | 'own' | 'folder';
  /** The path of the added folder that the file is in. */
  readonly folder?: string | undefined;
  /** The file's name, for a person to find it. */
  readonly file: string;
  /** Why the file cannot be used as it is now; the last good version stays in use. */
  readonly problem: PackProblem | undefined;
};

/** Where and why a pack file is wrong. */
export type PackProblem = {
  readonly file: string;
  /** 0: it is not a place in the file, but the whole of it. */
  readonly line: number;
  readonly column: number;
  readonly reason: string;
  readonly hint: string | undefined;
};

export function packProblemDetail(problem: PackProblem): ErrorDetail {
  const reason = problem.hint === undefined ? problem.reason : `${problem.reason} (${problem.hint})`;
  return { file: problem.file, line: problem.line, column: problem.column, reason };
}
