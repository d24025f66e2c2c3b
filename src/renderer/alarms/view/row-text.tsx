import { cutText, visibleText } from '../../words/outside-words';

/** Text that others wrote, in one line of a list; all of it is in the details. */
export function RowText({ text, longest }: { readonly text: string; readonly longest: number }) {
  return <bdi>{visibleText(cutText(text, longest))}</bdi>;
}
