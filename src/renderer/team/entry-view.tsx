import { useState } from 'react';
import { Button } from '../components/button';
import { OutsideLink } from '../components/outside-link';
import { writeToClipboard } from '../components/write-to-clipboard';
import { FoundText } from './found-text';
import type { Entry, Piece } from './handbook';

export function EntryView({ entry, level }: { readonly entry: Entry; readonly level: 3 | 4 }) {
  const { title, remark, isOverdue, pieces } = entry;
  const Heading = level === 3 ? 'h3' : 'h4';
  return (
    <div className="entry-of-team">
      {title === undefined ? null : (
        <Heading>
          <FoundText text={title} />
        </Heading>
      )}
      {remark === undefined ? null : (
        <p className={isOverdue === true ? 'remark overdue' : 'remark'}>
          <FoundText text={remark} />
        </p>
      )}
      {pieces.map((piece) => (
        <PieceView key={keyOf(piece)} piece={piece} />
      ))}
    </div>
  );
}

function PieceView({ piece }: { readonly piece: Piece }) {
  switch (piece.kind) {
    case 'text':
      return (
        <p>
          <FoundText text={piece.text} />
        </p>
      );
    case 'fact':
      return (
        <p>
          <span className="fact-name">
            <FoundText text={piece.label} />
          </span>{' '}
          <FoundText text={piece.text} />
        </p>
      );
    case 'list':
      return (
        <>
          {piece.label === undefined ? null : (
            <p className="fact-name">
              <FoundText text={piece.label} />
            </p>
          )}
          <ul className="points">
            {piece.items.map((item) => (
              <li key={item}>
                <FoundText text={item} />
              </li>
            ))}
          </ul>
        </>
      );
    case 'link':
      return (
        <p>
          <OutsideLink url={piece.url}>
            <FoundText text={piece.text} />
          </OutsideLink>{' '}
          <span className="host">{hostOf(piece.url)}</span>
        </p>
      );
    case 'copy':
      return <Copied label={piece.label} text={piece.text} />;
  }
}

/** Exact words: shown as they are, selected as a whole, and copied at a press. */
function Copied({ label, text }: { readonly label: string | undefined; readonly text: string }) {
  const [said, setSaid] = useState('');
  async function copy() {
    setSaid(
      (await writeToClipboard(text)) ? 'Copied' : 'Could not be copied: select it and copy it yourself',
    );
  }
  return (
    <figure className="exact">
      <figcaption>
        <span className="fact-name">{label === undefined ? '' : <FoundText text={label} />}</span>
        <span role="status" className="hint">
          {said}
        </span>
        <Button look="text" aria-label={`Copy “${text.slice(0, 60)}”`} onClick={() => void copy()}>
          Copy
        </Button>
      </figcaption>
      <p>
        <FoundText text={text} />
      </p>
    </figure>
  );
}

function keyOf(piece: Piece): string {
  return piece.kind === 'list' ? `${piece.label ?? ''} ${piece.items.join()}` : `${piece.kind} ${piece.text}`;
}

function hostOf(url: string): string {
  return URL.parse(url)?.host ?? '';
}
