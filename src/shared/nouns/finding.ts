import type { Workspace } from './app';
import type { FollowUp, Outcome } from './pack-process';
import type { Delivery } from './post';

/** Where it was seen first, in the words that stood there then. */
export type FindingOrigin =
  | {
      readonly kind: 'item';
      readonly packId: string;
      readonly runId: string;
      readonly itemId: string;
      readonly text: string;
    }
  | { readonly kind: 'alarm'; readonly alarmId: string; readonly name: string };

export type FindingState = 'raised' | 'looking' | 'ended';

/** What was told of a finding in the pack's channel. */
export type FindingPost = {
  readonly opId: string;
  readonly channel: string;
  readonly text: string;
  readonly delivery: Delivery;
};

export type FindingLook = {
  readonly by: string;
  readonly at: number;
  /** Undefined: the pack named no channel for findings then. */
  readonly post: FindingPost | undefined;
};

/** What an outcome asked for, as it was asked and answered. */
export type FindingAnswer = {
  readonly id: string;
  readonly question: string;
  readonly kind: FollowUp['answer'];
  readonly answer: string;
};

export type FindingEnd = {
  readonly id: string;
  readonly outcomeId: string;
  /** Name and action are kept as the pack had them. */
  readonly outcomeName: string;
  readonly action: string;
  readonly answers: readonly FindingAnswer[];
  readonly whys: readonly string[];
  readonly conclusion: string;
  readonly by: string;
  readonly at: number;
  readonly post: FindingPost | undefined;
  /** Present when it was opened again; the end stays on record. */
  readonly reopened: FindingReopening | undefined;
};

export type FindingReopening = {
  readonly by: string;
  readonly at: number;
  readonly reason: string;
  readonly post: FindingPost | undefined;
};

/** An anomaly: seen, looked into, and ended in one of the pack's outcomes. */
export type Finding = {
  readonly id: string;
  /** Undefined: it was raised outside any shift. */
  readonly shiftId: string | undefined;
  /** Where its posts go; that of the day on which it was raised. */
  readonly workspace: Workspace;
  readonly raisedFrom: FindingOrigin;
  readonly text: string;
  readonly raisedBy: string;
  readonly raisedAt: number;
  /** Of the pack version whose outcomes it can end in. */
  readonly packHash: string | undefined;
  readonly state: FindingState;
  readonly look: FindingLook | undefined;
  /** In order; each answers why what stands before it is so. One in the middle may be empty. */
  readonly whys: readonly string[];
  readonly end: FindingEnd | undefined;
  /** Ends that were taken back, oldest first. */
  readonly earlierEnds: readonly FindingEnd[];
  /** What is told next answers in this thread; undefined: it heads one of its own. */
  readonly thread: { readonly channel: string } | undefined;
};

/** What the team's pack says of how this finding goes on. */
export type FindingPlan = {
  readonly outcomes: readonly Outcome[];
  /** Undefined: nothing is posted. */
  readonly channel: string | undefined;
  readonly looking: string | undefined;
};

export type EarlierFinding = {
  readonly id: string;
  readonly text: string;
  readonly raisedAt: number;
  /** The name of its outcome; undefined while it is open. */
  readonly outcome: string | undefined;
};

/** Earlier findings from the same item, or from alarms of the same name. */
export type FindingRepeats = {
  /** In the last 30 days. */
  readonly count: number;
  /** How those ended, the commonest first. */
  readonly outcomes: readonly { readonly name: string; readonly count: number }[];
  /** The last three, newest first, however long ago. */
  readonly last: readonly EarlierFinding[];
  /** The pack's own words, where the last outcome's action asks to escalate if it occurs again. */
  readonly escalate: string | undefined;
};

export type FindingView = {
  readonly finding: Finding;
  readonly plan: FindingPlan;
  readonly repeats: FindingRepeats;
};

/** Five are asked for; now and then the cause lies a little deeper. */
export const mostWhys = 7;
export const usualWhys = 5;
