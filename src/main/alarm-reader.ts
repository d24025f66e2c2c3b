/** What the watch needs of a place where alarms come from: a server that is asked, or one that tells by itself. */
import type { Failure } from '../shared/errors';
import type { Alarm, SourcePart } from '../shared/nouns/alarm';
import type { Priority } from '../shared/nouns/pack';

/** One alert as a source tells it; text is from outside and is only ever shown as text. */
export type SeenAlert = {
  readonly fingerprint: string;
  readonly startedAt: number;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  /** Silenced or inhibited at the source. */
  readonly suppressed: boolean;
  /** Where it is known without the rules of the pack, and by what. */
  readonly priority?: { readonly is: Priority; readonly by: string };
  /** https address of it at its source. */
  readonly link?: string | undefined;
  /** Somebody has it there. `isOurs`: by the sign-in that Watchkeeper itself writes with. */
  readonly heldAtSource?: { readonly by: string; readonly sinceAt: number; readonly isOurs: boolean };
  /** Only where labels may change while it fires: another text whenever one did. */
  readonly revision?: string;
  /** When the source said so; only from a source that tells by itself. */
  readonly toldAt?: number;
};

/** The source's own word that a firing is over. */
export type EndedAlert = {
  readonly fingerprint: string;
  readonly startedAt: number;
  readonly endedAt: number;
};

export type ReadOutcome =
  | {
      readonly kind: 'read';
      readonly alerts: readonly SeenAlert[];
      /** How many alerts in the answer were set aside because they made no sense. */
      readonly unreadable: number;
      readonly ended?: readonly EndedAlert[];
      /**
       * Not false: these are all that fire, and what is missing twice has ended. False where absence proves nothing: a
       * feed that tells only what is new, a server that has just been started again.
       */
      readonly isWhole?: false;
      readonly parts?: readonly SourcePart[];
      /** When its server was started, where that is why absence proves nothing yet. */
      readonly restartedAt?: number | undefined;
      /** There are more; the newest of them, as many as this, were read. */
      readonly cutAt?: number;
    }
  | {
      readonly kind: 'failed';
      readonly failure: Failure;
      readonly parts?: readonly SourcePart[];
      /** How long it asks not to be asked. */
      readonly retryAfterMs?: number | undefined;
    };

/** Promise: no method throws, and a failure is never answered with an empty list. */
export interface AlarmReader {
  read(): Promise<ReadOutcome>;
  /** Writes it to the source that somebody has it, or that it is over; undefined when that was taken. */
  acknowledge?(alarm: Alarm): Promise<Failure | undefined>;
  resolve?(alarm: Alarm): Promise<Failure | undefined>;
  close?(): Promise<void>;
}
