import { createContext, Fragment, use } from 'react';
import { visibleText } from '../words/outside-words';

/** What is looked for on this page, small. */
export const SearchWords = createContext<readonly string[]>([]);

/** Words of the pack, with what is looked for underlined. */
export function FoundText({ text }: { readonly text: string }) {
  const words = use(SearchWords);
  const shown = visibleText(text);
  if (words.length === 0) return <bdi>{shown}</bdi>;
  return (
    <bdi>
      {piecesOf(shown, words).map(({ piece, isMatch, from }) =>
        isMatch ? <mark key={from}>{piece}</mark> : <Fragment key={from}>{piece}</Fragment>,
      )}
    </bdi>
  );
}

function piecesOf(text: string, words: readonly string[]) {
  const escaped = words.map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  // The longest first, so that one word inside another does not cut it short.
  const pattern = new RegExp(`(${escaped.toSorted((a, b) => b.length - a.length).join('|')})`, 'giu');
  let from = 0;
  return text.split(pattern).flatMap((piece, index) => {
    const at = from;
    from += piece.length;
    return piece === '' ? [] : [{ piece, isMatch: index % 2 === 1, from: at }];
  });
}
