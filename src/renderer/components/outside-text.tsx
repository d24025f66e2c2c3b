import { Fragment, useState } from 'react';
import { cutText, visibleText, wordPieces } from '../words/outside-words';
import { Button } from './button';

/** Text that others wrote: never more than text, isolated from the words around it, and long texts only at a press. */
export function OutsideText({ text, longest }: { readonly text: string; readonly longest: number }) {
  const [isWhole, setIsWhole] = useState(false);
  const isLong = text.length > longest;
  return (
    <>
      <bdi>{isLong && isWhole ? <WholeText text={text} /> : visibleText(cutText(text, longest))}</bdi>
      {isLong ? (
        <>
          {' '}
          <Button look="text" aria-expanded={isWhole} onClick={() => setIsWhole(!isWhole)}>
            {isWhole ? 'Show less' : `Show all ${text.length.toLocaleString('en-GB')} characters`}
          </Button>
        </>
      ) : null}
    </>
  );
}

/** Browsers take seconds to break one word of 64 kB into lines; told where it may break, they need none. */
function WholeText({ text }: { readonly text: string }) {
  return wordPieces(visibleText(text)).map((piece, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have nothing but their order
    <Fragment key={index}>
      {piece}
      <wbr />
    </Fragment>
  ));
}
