import type { Failure } from '../errors';
import type { Priority } from './pack';

/** A label and the value that it must have. */
export type Matcher = { readonly name: string; readonly value: string };

/**
 * Where a silence stands. `writing`: its source is still to be told of it, or of its new end. `ending`: is to be told that
 * it is over.
 */
export const silenceStates = ['writing', 'written', 'ending', 'over', 'refused'] as const;
export type SilenceState = (typeof silenceStates)[number];

/** A silence that was written to a source from here. */
export type Silence = {
  readonly id: string;
  readonly sourceId: string;
  readonly sourceName: string;
  readonly alarmName: string;
  readonly matchers: readonly Matcher[];
  readonly askedAt: number;
  readonly endsAt: number;
  readonly comment: string;
  readonly author: string;
  readonly state: SilenceState;
  /** Until when the source silences; undefined while it does not know of it. */
  readonly writtenUntilAt: number | undefined;
  readonly overAt: number | undefined;
  /** Why it waits or was refused. */
  readonly failure: Failure | undefined;
};

/** A silence at a source as the source tells it, from whomever. */
export type OtherSilence = {
  readonly id: string;
  readonly author: string;
  readonly comment: string;
  readonly endsAt: number;
};

/** What a silence would cover of what fires at its source now. */
export type SilencePreview = {
  readonly matchers: readonly Matcher[];
  /** How many alarms that fire now, at its source. */
  readonly count: number;
  /** The first of them. */
  readonly covers: readonly { readonly id: string; readonly name: string; readonly priority: Priority }[];
};
