import type { Failure } from '../../shared/errors';

/** What became of one check. */
export type CheckOutcome =
  | { readonly state: 'passed' | 'not-needed'; readonly finding: string }
  | {
      readonly state: 'failed';
      readonly finding: string;
      /** Undefined where it was never carried out to its end: the finding says why. */
      readonly failure: Failure | undefined;
    };

export function passed(finding: string): CheckOutcome {
  return { state: 'passed', finding };
}

export function notNeeded(finding: string): CheckOutcome {
  return { state: 'not-needed', finding };
}

export function failed(finding: string, failure: Failure): CheckOutcome {
  return { state: 'failed', finding, failure };
}
