import { fillPhraseParts } from '../../shared/phrases';

/** The pack's sentence as it will be posted, byte for byte, with the person's own words underlined. */
export function PhrasePreview({
  phrase,
  gaps,
}: {
  readonly phrase: string;
  readonly gaps: Readonly<Record<string, string>>;
}) {
  let from = 0;
  const parts = fillPhraseParts(phrase, gaps).map((part) => {
    const key = from;
    from += part.text.length;
    return part.gap === undefined ? <span key={key}>{part.text}</span> : <mark key={key}>{part.text}</mark>;
  });
  return (
    <figure className="preview">
      <figcaption>Exactly this will be posted</figcaption>
      <p data-testid="phrase-preview">{parts}</p>
    </figure>
  );
}
