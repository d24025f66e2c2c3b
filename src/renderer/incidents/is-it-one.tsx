import { useState } from 'react';
import type { Pack } from '../../shared/nouns/pack';
import { Glyph } from '../components/glyph';
import { visibleText } from '../words/outside-words';

/** The pack's definition as a check for oneself. Nothing of it is kept or posted. */
export function IsItOne({ definition }: { readonly definition: Pack['definition'] }) {
  const { must, any, notes, otherwise } = definition;
  if (must.length + any.length === 0) return null;
  return (
    <fieldset className="is-it-one">
      <legend>Is it one?</legend>
      {must.map((condition, index) => (
        <Tick key={condition} words={`${clause(condition, index === 0)}, and`} />
      ))}
      {any.map((condition, index) => (
        <Tick
          key={condition}
          words={`${clause(condition, must.length + index === 0)}${index < any.length - 1 ? ', or' : ''}`}
        />
      ))}
      {notes.map((note) => (
        <p key={note} className="hint">
          <bdi>{visibleText(note)}</bdi>
        </p>
      ))}
      {otherwise === undefined ? null : (
        <p className="otherwise">
          If it is none: <bdi>{visibleText(otherwise)}</bdi>
        </p>
      )}
      <p className="hint">This is for you alone: it is neither kept nor posted.</p>
    </fieldset>
  );
}

function Tick({ words }: { readonly words: string }) {
  const [isTicked, setIsTicked] = useState(false);
  return (
    <label className="tick-line">
      <input
        type="checkbox"
        className="visually-hidden"
        checked={isTicked}
        onChange={(event) => setIsTicked(event.target.checked)}
      />
      <Glyph name={isTicked ? 'ticked' : 'box'} tone={isTicked ? 'calm' : 'plain'} />
      <span>{words}</span>
    </label>
  );
}

/** Packs say `is unplanned`; the line reads `It is unplanned`. */
function clause(condition: string, isFirst: boolean): string {
  return `${isFirst ? 'It' : 'it'} ${condition.replace(/^it\s+/i, '')}`;
}
