import { parseDocument } from 'yaml';
import { z } from 'zod';

export type FrontMatter = {
  readonly title: string | undefined;
  readonly lastReviewedOn: string | undefined;
  readonly reviewIn: string | undefined;
  /** Why it could not be read. */
  readonly remark: string | undefined;
  /** What stands below it. */
  readonly body: string;
};

/** Front matter has a dozen lines. What is longer is not read as YAML, which takes its time over hostile text. */
const longest = 16_384;

/** A value that is no scalar is as good as none; only these three mean something here. */
const word = z.union([z.string(), z.number()]).transform(String).optional().catch(undefined);
const fields = z.looseObject({ title: word, last_reviewed_on: word, review_in: word });

const nothing = { title: undefined, lastReviewedOn: undefined, reviewIn: undefined };

/** Reads the YAML between two lines of `---` at the beginning of a page. Never throws, whatever the text. */
export function readFrontMatter(text: string): FrontMatter {
  const begin = /^---[ \t]*\r?\n/.exec(text);
  if (begin === null) return { ...nothing, remark: undefined, body: text };
  const rest = text.slice(begin[0].length);
  const end = /^(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/m.exec(rest.slice(0, longest));
  if (end === null) {
    // A page may begin with a rule.
    const remark = /^[a-z_]+:/i.test(rest)
      ? 'Its front matter has no end, or is too long to be read.'
      : undefined;
    return { ...nothing, remark, body: text };
  }
  return { ...readFields(rest.slice(0, end.index)), body: rest.slice(end.index + end[0].length) };
}

function readFields(yaml: string): Omit<FrontMatter, 'body'> {
  const broken = (why: string) => ({ ...nothing, remark: `Its front matter cannot be read: ${why}.` });
  try {
    const document = parseDocument(yaml, {
      prettyErrors: false,
      stringKeys: true,
      // Compares every pair of keys, which a hostile page makes last.
      uniqueKeys: false,
      schema: 'core',
    });
    const [error] = document.errors;
    if (error !== undefined) return broken(shortened(error.message));
    const value: unknown = document.toJS({ maxAliasCount: 20 });
    if (value === null) return { ...nothing, remark: undefined };
    const read = fields.safeParse(value);
    if (!read.success) return broken('it is not a list of names with values');
    const { title, last_reviewed_on: lastReviewedOn, review_in: reviewIn } = read.data;
    return { title, lastReviewedOn, reviewIn, remark: undefined };
  } catch (error) {
    // Too deep for the stack, or aliases that unfold without end: the library throws either.
    if (error instanceof RangeError || error instanceof ReferenceError)
      return broken('it refers to itself or is too deep');
    throw error;
  }
}

function shortened(message: string): string {
  const [first = ''] = message.split('\n');
  return first.slice(0, 100).replace(/[\s.:]+$/, '');
}
