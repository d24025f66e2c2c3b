/** A stretch of the stopwatch of a question. Without an end it runs. */
export type QuestionStretch = {
  readonly id: string;
  readonly startedAt: number;
  readonly stoppedAt: number | undefined;
};

export const questionStates = ['open', 'answered', 'ticket', 'handed'] as const;
export type QuestionState = (typeof questionStates)[number];

/** What a user asked, and what became of it. */
export type Question = {
  readonly id: string;
  readonly asked: string;
  /** Empty where nobody wrote it down. */
  readonly asker: string;
  /** Where the talk is, https. */
  readonly link: string | undefined;
  readonly note: string;
  readonly state: QuestionState;
  /** Stays when the question is taken up again. Without a link the issue is opened and its link is to come. */
  readonly ticket: { readonly openedAt: number; readonly link: string | undefined } | undefined;
  readonly handedTo: string | undefined;
  /** Why it was no question after all. It stays on record and counts nowhere. */
  readonly setAside: string | undefined;
  readonly takenBy: string;
  /** Of the pack by which it was taken; undefined: the team has no such limit. */
  readonly limitMs: number | undefined;
  /** In the order in which they were begun; never empty. */
  readonly stretches: readonly QuestionStretch[];
  readonly changedAt: number;
};

/** Who was named for a period, from when on. Undefined: nobody any more. */
export type Nomination = {
  readonly person: string | undefined;
  readonly setBy: string;
  readonly setAt: number;
};

export type SupportPeriod = {
  readonly name: string;
  readonly startsAt: number;
  readonly endsAt: number;
};

export type NominatedPeriod = SupportPeriod & {
  readonly person: string | undefined;
  readonly isMe: boolean;
  /** The newest last. */
  readonly history: readonly Nomination[];
};

/** The periods of one day in the pack's zone. */
export type NominationDay = {
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly isToday: boolean;
  readonly periods: readonly NominatedPeriod[];
  /** Who can be offered: I, and whoever is on the rota that day. */
  readonly people: readonly string[];
};

export type SupportView = {
  /** All that are open or wait for the link of their issue, and whatever was changed today. By their beginning. */
  readonly questions: readonly Question[];
  /** Today, where it has periods, and the next day that has. */
  readonly days: readonly NominationDay[];
};

/** What support was during a shift, for its handover. */
export type SupportRecord = {
  readonly questions: readonly Question[];
  /** Those that began during the shift and were never anybody's. */
  readonly emptyPeriods: readonly SupportPeriod[];
};

export const noSupport: SupportRecord = { questions: [], emptyPeriods: [] };
