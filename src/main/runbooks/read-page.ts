import { basename } from 'node:path/posix';
import { readFrontMatter } from './front-matter';
import { stemOf, withoutEnding } from './page-name';
import { outlineOf } from './page-outline';
import { type ReviewDates, reviewDates } from './review-date';

export type PageContent = {
  readonly title: string;
  /** One a line. */
  readonly headings: string;
  readonly text: string;
  readonly stem: string;
  readonly review: ReviewDates;
  readonly remark: string | undefined;
};

/** Raised when pages are read in another way, so that each is read again at the next start. */
export const readerVersion = 1;

const longestTitle = 200;

/** Makes a page of a file's text. Never throws, whatever the text; nothing in it is run. */
export function readPage(path: string, fileText: string): PageContent {
  const { title, lastReviewedOn, reviewIn, remark, body } = readFrontMatter(fileText);
  const { firstHeading, headings } = outlineOf(body);
  const named = [title, firstHeading, withoutEnding(basename(path))].map((each) =>
    each?.replace(/\s+/g, ' ').trim(),
  );
  return {
    title: (named.find((each) => each !== undefined && each !== '') ?? path)
      .slice(0, longestTitle)
      .toWellFormed(),
    headings: headings.join('\n'),
    text: body,
    stem: stemOf(path),
    review: reviewDates(lastReviewedOn, reviewIn),
    remark,
  };
}
