import type { Failure } from '../errors';
import type { Flapping, Judgement, Quiet } from './noise';
import type { Priority } from './pack';
import type { SourceKind } from './source-kind';

/** One firing seen by a source: identity is (source, fingerprint, startedAt). */
export type Alarm = {
  readonly id: string;
  readonly sourceId: string;
  readonly sourceName: string;
  readonly fingerprint: string;
  readonly name: string;
  readonly priority: Priority;
  /** What decided the priority, such as `severity = critical`; undefined where no rule fits. */
  readonly priorityBy?: string | undefined;
  /** The source's own words for it, plain text. */
  readonly summary: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  /** As the source's clock has it, where that is not ahead of ours. */
  readonly startedAt: number;
  readonly firstSeenAt: number;
  /** When it was found gone in two successful polls; undefined while firing. */
  readonly endedAt: number | undefined;
  /** It ended before anybody saw it: it stays listed until somebody has. */
  readonly unseen?: true | undefined;
  /** Silenced or inhibited at the source: listed, never paged. */
  readonly suppressed: boolean;
  readonly hold: Hold | undefined;
  /** The last hold, where it is over and nobody has taken another since. */
  readonly formerHold?: FormerHold | undefined;
  /** Whom it was last taken to. */
  readonly escalation?: Escalation | undefined;
  /** Somebody has it at its source, and not through Watchkeeper: it is not paged meanwhile. */
  readonly heldAtSource?: HeldAtSource | undefined;
  /** What was last to be written to its source. */
  readonly writeBack?: WriteBack | undefined;
  /** When its source last told of it; undefined where the source is asked, and would not tell of it again. */
  readonly lastToldAt?: number | undefined;
  /** How often it fired in the last 24 hours, where that is more than once. */
  readonly firings?: number | undefined;
  /** Nobody is told of it for now. */
  readonly quiet?: Quiet | undefined;
  /** The last stretch of flapping that it was part of; over when `stableAt` has passed. */
  readonly flapping?: Flapping | undefined;
  /** What was last thought of it. */
  readonly judgement?: Judgement | undefined;
  readonly runbookUrl: string | undefined;
  /** https address of it at its source. */
  readonly link: string | undefined;
};

/** `acknowledge`: someone looks at it. `snooze`: nobody needs to look before its end. */
export const holdKinds = ['acknowledge', 'snooze'] as const;
export type HoldKind = (typeof holdKinds)[number];

/** Someone has it, until a time. Every hold ends. */
export type Hold = {
  readonly id: string;
  readonly kind: HoldKind;
  readonly by: string;
  readonly fromAt: number;
  readonly untilAt: number;
  readonly via: 'window' | 'notification' | 'tray';
  /** Words of whoever took it; may be empty. */
  readonly why: string;
};

/** How an alarm is worse than what its hold was for: it became high, or is not suppressed at its source any more. */
export type Worsening = 'priority' | 'suppression';

export type FormerHold = {
  readonly kind: HoldKind;
  readonly by: string;
  readonly endedAt: number;
  /** Undefined where its time was over. */
  readonly because: 'released' | 'worse' | undefined;
  readonly worseBy: Worsening | undefined;
};

/** Somebody was asked for help with an alarm, in the team's channel. */
export type Escalation = {
  readonly id: string;
  readonly alarmId: string;
  readonly alarmName: string;
  readonly to: string;
  readonly by: string;
  readonly at: number;
  readonly tried: string;
  readonly channel: string;
};

/** It ends when the source says so: when its acknowledgement there times out. */
export type HeldAtSource = { readonly by: string; readonly sinceAt: number };

/** Something pressed here that its source is told of as well. */
export type WriteBack = {
  readonly what: SourceActKind;
  /** `dropped`: it was of no use any more when the source could be reached. */
  readonly state: 'waiting' | 'done' | 'refused' | 'dropped';
  /** Why it waits or was refused; undefined before the first attempt. */
  readonly failure: Failure | undefined;
};
export const sourceActKinds = ['acknowledge', 'resolve'] as const;
export type SourceActKind = (typeof sourceActKinds)[number];

export { type SourceKind, sourceKinds } from './source-kind';

/** How a source is signed in to. What is secret of it is in the keychain and never comes here. */
export const signInKinds = ['none', 'basic', 'bearer', 'headers'] as const;
export type SignInKind = (typeof signInKinds)[number];

/** One of several that tell the same alarms: the replicas of a cluster. */
export type SourcePart = { readonly name: string; readonly failure: Failure | undefined };

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
  /** Where it is read, for a person to know it by; empty for the practice source. */
  readonly url: string;
  readonly signIn: SignInKind;
  /** Empty where it is one server. A part that fails does not make the source blind while another answers. */
  readonly parts: readonly SourcePart[];
  /** True while absence proves nothing, as just after a restart of the server. */
  readonly isSettling: boolean;
  /** When its server was started, where that is why. */
  readonly restartedAt?: number | undefined;
  /** Alarms in the last answer that are too many to be kept. */
  readonly leftOut?: number;
  /** An alarm of it can be ended there from here. */
  readonly canResolve?: true;
  /** Present where the source tells by itself: nobody can ask it what fires, so its silence is never "no alarms". */
  readonly told?: { readonly lastAt: number | undefined };
  /** There were more alarms than this, the newest of which were read. */
  readonly cutAt?: number;
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
