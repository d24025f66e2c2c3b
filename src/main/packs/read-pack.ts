import { createHash } from 'node:crypto';
import { type Document, type ErrorCode, LineCounter, parseDocument, type YAMLError } from 'yaml';
import type { z } from 'zod';
import type { Pack, PackProblem } from '../../shared/nouns/pack';
import { type Explanation, explainIssue } from './explain-issue';
import { packSchema } from './pack-schema';
import { offsetOf, offsetOfBadAlias, offsetOfKey, offsetOfKeyGivenTwice } from './yaml-places';

export type ReadPack =
  | { readonly kind: 'pack'; readonly pack: Pack; readonly hash: string }
  | {
      readonly kind: 'malformed';
      /** The one to correct first. */
      readonly problem: PackProblem;
      /** What else is wrong, where the file could be read so far; not all of very many. */
      readonly others: readonly PackProblem[];
    };

export const largestPackBytes = 1_000_000;
/** Enough to use the same hours in several places; far too few for a file that unfolds into gigabytes. */
const mostAliases = 100;
const mostProblems = 20;

/** Reads the text of a pack file. Never throws, whatever the text: what is wrong is answered with its place. */
export function readPack(file: string, text: string): ReadPack {
  const lines = new LineCounter();
  const problemAt = (offset: number, { reason, hint }: Explanation): PackProblem => {
    const place = lines.lineStarts.length === 0 ? { line: 1, col: 1 } : lines.linePos(offset);
    return { file, line: Math.max(1, place.line), column: Math.max(1, place.col), reason, hint };
  };
  const malformed = (offset: number, explanation: Explanation): ReadPack => ({
    kind: 'malformed',
    problem: problemAt(offset, explanation),
    others: [],
  });
  if (Buffer.byteLength(text) > largestPackBytes) return malformed(0, tooLarge);

  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    stringKeys: true,
    // The library compares every pair of keys, which a hostile file makes last for minutes.
    uniqueKeys: false,
  });
  const [error] = [...document.errors, ...document.warnings].sort((a, b) => a.pos[0] - b.pos[0]);
  if (error !== undefined) return malformed(error.pos[0], explainYaml(error));
  const twice = offsetOfKeyGivenTwice(document);
  if (twice !== undefined) return malformed(twice, keyTwice);
  const unfolded = unfold(document);
  if (unfolded.kind === 'refused') return malformed(unfolded.offset, unfolded.explanation);
  const { value } = unfolded;
  if (value === null) return malformed(0, empty);

  const parsed = packSchema.safeParse(value);
  if (parsed.success) return { kind: 'pack', pack: parsed.data, hash: hashOf(text) };
  const [first, ...others] = inOrder(document, parsed.error.issues)
    .slice(0, mostProblems)
    .map(({ offset, issue }) => problemAt(offset, explainIssue(issue, valueAt(value, issue.path))));
  if (first === undefined) throw new Error('A refused pack has no issue');
  return { kind: 'malformed', problem: first, others };
}

export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

export const tooLarge: Explanation = {
  reason: 'the file is larger than 1 MB',
  hint: 'a team pack has some kB: check that it is the right file',
};

const empty: Explanation = {
  reason: 'the file is empty',
  hint: 'begin with a copy of a shipped pack',
};

/** Unknown keys come first: a misspelt key is also a missing one, and its spelling is the cause. Then by place. */
function inOrder(document: Document, issues: readonly z.core.$ZodIssue[]) {
  return (
    issues
      // Some are enough: a list of many thousand wrong entries has as many issues.
      .slice(0, 200)
      .map((issue) =>
        issue.code === 'unrecognized_keys'
          ? { issue, rank: 0, offset: offsetOfKey(document, issue.path, issue.keys[0] ?? '') }
          : { issue, rank: 1, offset: offsetOf(document, issue.path) },
      )
      .sort((a, b) => a.rank - b.rank || a.offset - b.offset)
  );
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let found = value;
  for (const step of path) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, step)) return undefined;
    found = Reflect.get(found, step);
  }
  return found;
}

function explainYaml(error: YAMLError): Explanation {
  const known = yamlWords[error.code];
  if (known !== undefined) return known;
  const [first = ''] = error.message.split('\n');
  // The message repeats what it stumbled over, which may be a control character or half of a pair.
  const words = first
    .slice(0, 100)
    .toWellFormed()
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ');
  return {
    reason: `this is not YAML: ${words.replace(/[\s.:]+$/, '')}`,
    hint: 'check quotes, brackets and the spaces that begin the line',
  };
}

const keyTwice: Explanation = { reason: 'this key is there twice', hint: 'keep one of the two' };

const tooDeep: Explanation = {
  reason: 'it is nested too deeply',
  hint: 'a team pack has a few levels only',
};

const yamlWords: Readonly<Partial<Record<ErrorCode, Explanation>>> = {
  TAB_AS_INDENT: { reason: 'the line begins with a tab', hint: 'YAML wants spaces, two for each step' },
  NON_STRING_KEY: { reason: 'this key is not text', hint: 'keys are single words, such as zone' },
  MULTIPLE_DOCS: { reason: 'a second document begins here', hint: 'one pack a file: take the line --- away' },
  RESOURCE_EXHAUSTION: tooDeep,
  TAG_RESOLVE_FAILED: {
    reason: 'tags such as !name mean nothing here',
    hint: 'put text that begins with ! in quotes',
  },
};

type Unfolded =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'refused'; readonly offset: number; readonly explanation: Explanation };

function unfold(document: Document): Unfolded {
  try {
    const value: unknown = document.toJS({ maxAliasCount: mostAliases });
    return { kind: 'value', value };
  } catch (error) {
    if (error instanceof RangeError) return { kind: 'refused', offset: 0, explanation: tooDeep };
    // The library's word for an alias without an anchor, and for one alias too many.
    if (!(error instanceof ReferenceError)) throw error;
    const explanation = error.message.startsWith('Excessive alias count')
      ? { reason: 'the file repeats itself too often by aliases (*name)', hint: 'write the values out' }
      : { reason: 'this alias (*name) means nothing', hint: 'an anchor (&name) must come before it' };
    return { kind: 'refused', offset: offsetOfBadAlias(document), explanation };
  }
}
