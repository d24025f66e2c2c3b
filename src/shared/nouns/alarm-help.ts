import type { KnownIssue } from './pack-process';
import type { RunbookMatch } from './runbook';

/** A row of the team pack's known issues, with the word that brought it up. */
export type KnownIssueMatch = {
  readonly kind: 'known-issue';
  readonly issue: KnownIssue;
  readonly word: string;
};

/** One thing that is known and may help with an alarm. */
export type HelpMatch = KnownIssueMatch | RunbookMatch;

/** What may help with an alarm, the best first. */
export type AlarmHelp = { readonly alarmId: string; readonly matches: readonly HelpMatch[] };
