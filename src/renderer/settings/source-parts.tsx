import type { SourcePart } from '../../shared/nouns/alarm';
import { Glyph } from '../components/glyph';
import { wordsOf } from '../words/failure-words';

/** Each of the replicas that tell the same alarms, and which of them does not answer. */
export function SourceParts({ parts }: { readonly parts: readonly SourcePart[] }) {
  if (parts.length === 0) return null;
  return (
    <ul className="source-parts">
      {parts.map(({ name, failure }) => (
        <li key={name} className={failure === undefined ? 'item' : 'item blind'}>
          <Glyph
            name={failure === undefined ? 'quiet' : 'blind'}
            size={14}
            tone={failure === undefined ? 'calm' : 'lamp'}
          />
          <span>{failure === undefined ? `${name} answers` : wordsOf(failure).what}</span>
        </li>
      ))}
    </ul>
  );
}
