import type { Alarm } from '../../../shared/nouns/alarm';
import type { HelpMatch } from '../../../shared/nouns/alarm-help';

export type Opening =
  | { readonly kind: 'runbook'; readonly id: string }
  | { readonly kind: 'outside'; readonly url: string };

/** The page that helps most: a runbook that was read here, else the one the source names, else the alarm at its source. */
export function openingOf(alarm: Alarm, matches: readonly HelpMatch[] | undefined): Opening | undefined {
  const match = matches?.find((each) => each.kind === 'runbook');
  if (match !== undefined) return { kind: 'runbook', id: match.runbook.id };
  const url = alarm.runbookUrl ?? alarm.link;
  return url === undefined ? undefined : { kind: 'outside', url };
}
