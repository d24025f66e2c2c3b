import type { Alarm } from '../../shared/nouns/alarm';
import type { RunbookMatch } from '../../shared/nouns/runbook';
import type { Writer } from '../database/handles';
import { wordsOfName } from '../name-words';
import { createAddressMatch } from './address-match';
import { beginningOf, squeezed, tellingWords } from './alarm-words';
import { weights } from './page-search';
import { type PageStore, type RunbookRow, runbookColumns, toRunbook } from './page-store';
import { quoted } from './search-query';

export type AlarmFacts = Pick<Alarm, 'name' | 'labels' | 'annotations'>;

type Because = RunbookMatch['because'];
type Candidate = RunbookRow & { readonly headings: string };
type Found = { readonly row: Candidate; readonly because: Because; readonly score: number };

const mostMatches = 3;
/** Looked at by hand for each query; the best by rank. */
const mostCandidates = 20;
/** Of the telling words of a name, this share must stand together in one title or heading, and no fewer than two. */
const leastShare = 0.75;
/** A label, or a name of one word, that more pages have in their titles or headings says too little. */
const mostOfOneWord = 3;
/** A word that a name is made of entirely (`Watchdog`) stands in too many texts to be a mention. */
const fewestWordsOfMention = 2;

/** Labels that name what is affected, the most telling first. */
const labelNames = ['service', 'app', 'job', 'namespace'] as const;
const commonLabels = new Set([
  'default',
  'kube-system',
  'monitoring',
  'prometheus',
  'production',
  'prod',
  'live',
  'staging',
]);

/**
 * The pages that belong to an alarm: what its own address names, then its name in a title, a heading or a text, then the
 * words of its name, then what it is about. A surer kind leaves no room for guesses.
 */
export function createAlarmMatches(db: Writer, pages: PageStore) {
  const byAddress = createAddressMatch(pages);
  const candidates = db.prepare<[string, number], Candidate>(
    `SELECT ${runbookColumns}, p.headings
     FROM runbook_text JOIN runbook p ON p.number = runbook_text.rowid JOIN runbook_folder f ON f.id = p.folder_id
     WHERE runbook_text MATCH ? AND rank MATCH '${weights}' ORDER BY rank LIMIT ?`,
  );

  function named(name: string): readonly Found[] {
    const words = wordsOfName(name);
    const whole = squeezed(name);
    if (words.length === 0) return [];
    const query = `{title headings} : (${quoted(name)} OR ${quoted(words.join(' '))} OR ${quoted(whole)})`;
    const found = candidates.all(query, mostCandidates);
    if (words.length < 2 && found.length > mostOfOneWord) return [];
    return found.map((row) => {
      const isTitle = squeezed(row.title).includes(whole);
      return { row, because: isTitle ? 'title' : 'heading', score: squeezed(row.title) === whole ? 1 : 0 };
    });
  }

  function mentioned(name: string): readonly Found[] {
    const words = wordsOfName(name);
    if (words.length < fewestWordsOfMention) return [];
    const query = `{text} : (${quoted(name)} OR ${quoted(squeezed(name))})`;
    return candidates.all(query, mostMatches).map((row) => ({ row, because: 'mention', score: 0 }));
  }

  function worded({ name, labels }: AlarmFacts): readonly Found[] {
    const beginnings = tellingWords(name).map(beginningOf);
    if (beginnings.length < 2) return [];
    const query = `{title headings} : (${beginnings.map((each) => `${quoted(each)}*`).join(' OR ')})`;
    const needed = Math.max(2, Math.ceil(beginnings.length * leastShare));
    const about = labelNames.flatMap((label) =>
      labels[label] === undefined ? [] : [squeezed(labels[label])],
    );
    return candidates.all(query, mostCandidates).flatMap((row) => {
      const most = Math.max(...linesOf(row).map((line) => countIn(line, beginnings)));
      if (most < needed) return [];
      const isAbout = about.some((value) => value !== '' && squeezed(row.title).includes(value));
      return [{ row, because: 'words', score: most + (isAbout ? 0.5 : 0) }];
    });
  }

  function labelled({ labels }: AlarmFacts): readonly Found[] {
    for (const label of labelNames) {
      const value = labels[label]?.slice(0, 200) ?? '';
      if (squeezed(value).length < 4 || commonLabels.has(value.toLowerCase())) continue;
      const found = candidates.all(`{title} : ${quoted(value)}`, mostOfOneWord + 1);
      if (found.length > 0 && found.length <= mostOfOneWord) {
        return found.map((row) => ({ row, because: 'label', score: 0 }));
      }
    }
    return [];
  }

  return function matchAlarm(alarm: AlarmFacts, today: string): readonly RunbookMatch[] {
    const name = alarm.name.slice(0, 200);
    const addressed = byAddress(alarm.annotations, today);
    const certain = inOrder(named(name));
    const likely = certain.length > 0 ? certain : mentioned(name);
    const guessed = addressed.length > 0 || likely.length > 0 ? [] : inOrder(worded(alarm));
    const rest = addressed.length + likely.length + guessed.length > 0 ? [] : labelled(alarm);
    const matches = [
      ...addressed,
      ...[...likely, ...guessed, ...rest].map(
        ({ row, because }): RunbookMatch => ({ kind: 'runbook', because, runbook: toRunbook(row, today) }),
      ),
    ];
    const ids = new Set<string>();
    return matches.filter(({ runbook: { id } }) => !ids.has(id) && ids.add(id)).slice(0, mostMatches);
  };
}

/** The sort keeps the order of the ranks within a score. */
function inOrder(found: readonly Found[]): readonly Found[] {
  const rank: Readonly<Record<Because, number>> = {
    address: 0,
    title: 1,
    heading: 2,
    mention: 3,
    words: 4,
    label: 5,
  };
  return found.toSorted((a, b) => rank[a.because] - rank[b.because] || b.score - a.score);
}

function linesOf({ title, headings }: Candidate): readonly (readonly string[])[] {
  return [title, ...headings.split('\n')].map((text) => wordsOfName(text));
}

function countIn(line: readonly string[], beginnings: readonly string[]): number {
  return beginnings.filter((beginning) => line.some((word) => word.startsWith(beginning))).length;
}
