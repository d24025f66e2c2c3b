import type { Failure } from '../errors';

export const readinessChecks = [
  'notification',
  'sound',
  'alarm-sources',
  'rota-sources',
  'slack',
  'clock',
  'keychain',
  'disk',
] as const;
export type ReadinessCheckName = (typeof readinessChecks)[number];

export type CheckState =
  | 'running'
  /** A person has to do or say something: press the notification, say whether they heard it. */
  | 'waiting'
  | 'passed'
  | 'failed'
  /** There is nothing to check: no source is set up, practice needs no Slack. */
  | 'not-needed';

export type ReadinessCheck = {
  readonly name: ReadinessCheckName;
  readonly state: CheckState;
  /** Plain words for what was measured or seen, such as `0.4 s behind Slack`. Never a secret. */
  readonly finding: string;
  readonly failure: Failure | undefined;
  readonly changedAt: number;
};

/**
 * The findings of a check that waits: which one it is tells what the person can do about it, and whether an answer in the
 * window counts.
 */
export const waitingFindings = {
  begin: 'waits until you begin the check',
  press: 'press it on your screen',
  saySeen: 'say here whether you see it: this desktop does not tell of clicks',
  sayHeard: 'say here whether you heard it',
} as const;

export type ReadinessRun = {
  readonly id: string;
  /** The shift it was made for: the one that holds, or the next one within a day. */
  readonly shiftId: string | undefined;
  readonly begunAt: number;
  /** Undefined while checks run or wait for the person. */
  readonly endedAt: number | undefined;
  readonly verdict: 'open' | 'ready' | 'not-ready';
  /** In the order of `readinessChecks`. */
  readonly checks: readonly ReadinessCheck[];
};

/** What is known for the shift that holds or comes next. */
export type ReadinessView = {
  /** The newest run for it; undefined when none was made. */
  readonly run: ReadinessRun | undefined;
  readonly shiftId: string | undefined;
};
