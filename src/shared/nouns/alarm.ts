import type { Failure } from '../errors';
import type { Priority } from './pack';

/** One firing seen by a source: identity is (source, fingerprint, startedAt). */
export type Alarm = {
  readonly id: string;
  readonly sourceId: string;
  readonly sourceName: string;
  readonly fingerprint: string;
  readonly name: string;
  readonly priority: Priority;
  /** The source's own words for it, plain text. */
  readonly summary: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  /** As the source's clock has it. */
  readonly startedAt: number;
  readonly firstSeenAt: number;
  /** When it was found gone in two successful polls; undefined while firing. */
  readonly endedAt: number | undefined;
  /** Silenced or inhibited at the source: listed, never paged. */
  readonly suppressed: boolean;
  readonly hold: Hold | undefined;
  readonly runbookUrl: string | undefined;
};

/** Someone has it, until a time. Every hold ends. */
export type Hold = {
  readonly id: string;
  readonly by: string;
  readonly fromAt: number;
  readonly untilAt: number;
  readonly via: 'window' | 'notification' | 'tray';
};

export const sourceKinds = ['alertmanager', 'practice'] as const;
export type SourceKind = (typeof sourceKinds)[number];

/** What is known of a source's freshness. A source that fails is never "no alarms". */
export type SourceHealth =
  | { readonly state: 'waiting' }
  | { readonly state: 'fresh'; readonly lastSuccessAt: number }
  | {
      readonly state: 'failing';
      readonly lastSuccessAt: number | undefined;
      readonly failingSinceAt: number;
      readonly failure: Failure;
    };

export type AlarmSource = {
  readonly id: string;
  readonly kind: SourceKind;
  readonly name: string;
  /** Empty for the practice source. */
  readonly url: string;
  readonly health: SourceHealth;
  /** Set when the source has not been seen for longer than two polls. */
  readonly blindSinceAt: number | undefined;
  /** Alarms in the last answer that could not be read and were set aside. */
  readonly unreadable: number;
};

/** A stretch in which the watcher could not see. `sourceId` is undefined when the machine itself slept or was off. */
export type BlindPeriod = {
  readonly id: string;
  readonly sourceId: string | undefined;
  readonly reason: 'source' | 'asleep' | 'not-running';
  readonly fromAt: number;
  readonly toAt: number | undefined;
};
