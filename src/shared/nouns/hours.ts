import type { Shift } from './watch';

/** Hours on call in one shift, by the pack's on-call hours. Half-open, in ms of wall time. */
export type OnCallHours = {
  readonly shift: Shift;
  /** The part of the shift that lies in the month, up to now while it is stood. */
  readonly startsAt: number;
  readonly endsAt: number;
  readonly weekdayMs: number;
  readonly weekendMs: number;
  readonly holidayMs: number;
  readonly totalMs: number;
};

export type WorkKind = 'incident' | 'acknowledgement' | 'checklist' | 'finding' | 'support' | 'hand';

/** One thing that was really done here. The features that keep it tell it; the ledger makes stretches of work of it. */
export type Activity = {
  readonly at: number;
  /** What goes on, such as a role held, ends here, or now if it has not ended. Undefined: a single act. */
  readonly untilAt: number | undefined;
  readonly kind: WorkKind;
  /** An incident's reason, an alarm's name. Outside text. */
  readonly about: string;
};

/** A stretch of work out of hours, from what was really done here, or as corrected by hand. */
export type WorkedStretch = {
  /** Stays the same while more is done in the stretch. */
  readonly id: string;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly kinds: readonly WorkKind[];
  /** What it was: an incident's reason, an alarm's name. Outside text. */
  readonly about: readonly string[];
  /** Present when a person corrected it: what the activity alone says stays readable. */
  readonly correction:
    | {
        readonly reason: string;
        readonly madeAt: number;
        readonly before: { readonly startsAt: number; readonly endsAt: number } | undefined;
      }
    | undefined;
};

/** A stretch that a person took out of the claim; kept, with the reason. */
export type LeftOutStretch = WorkedStretch & { readonly leftOutBecause: string };

export type PayLine = {
  readonly name: string;
  /** Of what: `16 h on call at weekends`. */
  readonly basis: string;
  readonly hours: number;
  /** In hundredths of the currency's unit. */
  readonly amountMinor: number;
};

export type HoursMonth = {
  readonly month: string;
  readonly zone: string;
  readonly person: string;
  readonly onCall: readonly OnCallHours[];
  readonly worked: readonly WorkedStretch[];
  readonly leftOut: readonly LeftOutStretch[];
  readonly totals: {
    readonly onCallWeekdayMs: number;
    readonly onCallWeekendMs: number;
    readonly onCallHolidayMs: number;
    readonly workedMs: number;
  };
  /** By the pack's pay rules; undefined when the pack has none. */
  readonly pay:
    | { readonly currency: string; readonly lines: readonly PayLine[]; readonly totalMinor: number }
    | undefined;
  readonly isBeyondHolidayList: boolean;
};
