/** What the watch needs of a place where alarms come from: an Alertmanager, or the practice workspace. */
import type { Failure } from '../shared/errors';

/** One alert as a source tells it; text is from outside and is only ever shown as text. */
export type SeenAlert = {
  readonly fingerprint: string;
  readonly startedAt: number;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  /** Silenced or inhibited at the source. */
  readonly suppressed: boolean;
};

export type ReadOutcome =
  /** `unreadable`: how many alerts in the answer were set aside because they made no sense. */
  | { readonly kind: 'read'; readonly alerts: readonly SeenAlert[]; readonly unreadable: number }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** Promise: `read` never throws and never answers a failure with an empty list. */
export interface AlarmReader {
  read(): Promise<ReadOutcome>;
}
