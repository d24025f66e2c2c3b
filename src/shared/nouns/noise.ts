/** What an alarm costs whoever is on watch: how often it comes, how often for nothing, and what the team does about it. */

/** What changed so often in so short a time flaps, and is told of once until it was stable for a while. */
export type FlapRule = {
  readonly changes: number;
  readonly withinMs: number;
  readonly stableAfterMs: number;
};

/** What an alarm must carry: a label with one of these values, or one of these names (exact text). */
export type AlarmMatch =
  | { readonly label: string; readonly anyOf: readonly string[] }
  | { readonly name: readonly string[] };

/** An alarm that fits all of `match` usually ends by itself, and is told of only when it has not. */
export type ExpectedEndRule = {
  readonly match: readonly AlarmMatch[];
  readonly withinMs: number;
  readonly why?: string | undefined;
};

/** Why nobody is told of an alarm for now, and until when. */
export type Quiet =
  | { readonly because: 'expected-end'; readonly untilAt: number; readonly why: string | undefined }
  | { readonly because: 'flapping'; readonly untilAt: number };

/** A stretch in which an alarm, or all of one name, fired and ended again and again. */
export type Flapping = {
  readonly changes: number;
  readonly sinceAt: number;
  readonly lastChangeAt: number;
  /** It is stable, and told of again, unless it changes before then. */
  readonly stableAt: number;
};

/** What a person thinks of an alarm that they had. */
export const verdicts = ['false-positive', 'not-actionable', 'poor-detail', 'useful'] as const;
export type Verdict = (typeof verdicts)[number];

export type Judgement = {
  readonly verdict: Verdict;
  readonly by: string;
  readonly at: number;
  /** May be empty. */
  readonly note: string;
};

/** How often the same alarm began to fire, for each of 24 hours; the last is the hour that ends now. */
export type AlarmHistory = { readonly alarmId: string; readonly hours: readonly number[] };

/** All that fired under one name at one source. */
export type NoiseRule = {
  readonly sourceId: string;
  readonly name: string;
  readonly sourceName: string;
  readonly firings: number;
  readonly firingMs: number;
  readonly pages: number;
  readonly acknowledgements: number;
  /** Undefined where nobody held any. */
  readonly medianHeldMs: number | undefined;
  /** Ended within five minutes with nobody's hold. */
  readonly endedByThemselves: number;
  /** Judged to be of no use as they are, or ended by themselves and not judged useful. */
  readonly forNothing: number;
  readonly flaps: number;
  readonly verdicts: Readonly<Record<Verdict, number>>;
};

export type NoiseRanking = {
  readonly fromAt: number;
  readonly toAt: number;
  /** The noisiest first; no more of them than a person reads. */
  readonly rules: readonly NoiseRule[];
  /** How many there are in all. */
  readonly total: number;
};
