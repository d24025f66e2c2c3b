import { mentionParts } from '../../shared/announcements/mentions';
import type { TemplatePart } from '../../shared/templates';
import { WhereItGoes } from '../components/where-it-goes';

type GivenPart = Pick<TemplatePart, 'text' | 'gap'>;

/** The message as it will be posted, byte for byte, with the person's own words and the calls to people marked. */
export function MessagePreview({
  parts,
  channel,
  isReply,
  calls,
}: {
  readonly parts: readonly GivenPart[];
  readonly channel: string;
  readonly isReply: boolean;
  /** Its words that call people do so; otherwise they are plain text. */
  readonly calls: boolean;
}) {
  return (
    <figure className="preview announcement-preview">
      <figcaption>
        Exactly this will be posted to <WhereItGoes channel={channel} />
        {isReply ? ', in the thread of the announcement' : ''}
      </figcaption>
      <p className="exact-text" data-testid="announcement-preview">
        {piecesOf(parts).map((piece) => (
          <PieceOfText key={piece.from} piece={piece} calls={calls} />
        ))}
      </p>
    </figure>
  );
}

function PieceOfText({
  piece: { text, isOwn, isCall },
  calls,
}: {
  readonly piece: Piece;
  readonly calls: boolean;
}) {
  const words = calls && isCall ? <strong>{text}</strong> : text;
  return isOwn ? <mark>{words}</mark> : words;
}

type Piece = {
  readonly from: number;
  readonly text: string;
  readonly isOwn: boolean;
  readonly isCall: boolean;
};

/** Cut where a gap begins or ends and where a call does, which is found in the text as a whole. */
function piecesOf(parts: readonly GivenPart[]): readonly Piece[] {
  const text = parts.map((part) => part.text).join('');
  const spans = (lengths: readonly string[]) => {
    let at = 0;
    return lengths.map((each) => {
      at += each.length;
      return { from: at - each.length, to: at };
    });
  };
  const calls = mentionParts(text);
  const ofParts = spans(parts.map((part) => part.text));
  const ofCalls = spans(calls.map((part) => part.text));
  const cuts = [...new Set([0, ...ofParts.map(({ to }) => to), ...ofCalls.map(({ to }) => to)])];
  const ordered = cuts.toSorted((a, b) => a - b);
  return ordered.slice(1).map((to, index) => {
    const from = ordered[index] ?? 0;
    const isIn = (span: { readonly from: number; readonly to: number }) =>
      span.from <= from && from < span.to;
    return {
      from,
      text: text.slice(from, to),
      isOwn: parts[ofParts.findIndex(isIn)]?.gap !== undefined,
      isCall: calls[ofCalls.findIndex(isIn)]?.mention !== undefined,
    };
  });
}
