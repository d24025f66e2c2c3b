import type { Alarm } from '../../shared/nouns/alarm';
import type { KnownIssueMatch } from '../../shared/nouns/alarm-help';
import type { KnownIssue } from '../../shared/nouns/pack-process';
import { wordsOfName } from '../name-words';

/** More than this beside an alarm is read by nobody. */
const mostIssues = 3;
/** An alarm says what it is about in its first lines; a label may hold a whole stack trace. */
const longestText = 2_000;

/**
 * The known issues of which a word stands in the alarm's name, labels or texts: whole words, whatever their case and
 * whether `ndw-etl`, `ndw_etl` or `NdwEtl`. The one with the longest word that fits comes first, since it says most.
 */
export function knownIssueMatches(
  issues: readonly KnownIssue[],
  alarm: Pick<Alarm, 'name' | 'labels' | 'annotations' | 'summary'>,
): readonly KnownIssueMatch[] {
  if (issues.length === 0) return [];
  const told = [
    alarm.name,
    alarm.summary,
    ...Object.values(alarm.labels),
    ...Object.values(alarm.annotations),
  ];
  const texts = told.map(asWords);
  return issues
    .flatMap((issue): readonly KnownIssueMatch[] => {
      const word = issue.words
        .filter((each) => texts.some((text) => asWords(each).trim() !== '' && text.includes(asWords(each))))
        .toSorted((a, b) => b.length - a.length)[0];
      return word === undefined ? [] : [{ kind: 'known-issue', issue, word }];
    })
    .toSorted((a, b) => b.word.length - a.word.length)
    .slice(0, mostIssues);
}

/** ` ndw etl `: with a space at each end, so that a word inside another word is none. */
function asWords(text: string): string {
  return ` ${wordsOfName(text, longestText).join(' ')} `;
}
