import { type EntryKind, entryKinds } from '../../shared/nouns/incident';
import { Glyph } from '../components/glyph';
import { altKey, KeyHint } from '../components/key-hint';
import { useAltKeys } from './use-alt-keys';

/** The kind of the next line: by Alt with its first letter, or by pressing it. */
export function KindChoice({
  kind,
  onChoose,
}: {
  readonly kind: EntryKind;
  readonly onChoose: (kind: EntryKind) => void;
}) {
  useAltKeys(Object.fromEntries(entryKinds.map((each) => [`Key${letterOf(each)}`, () => onChoose(each)])));
  return (
    <fieldset className="kinds">
      <legend className="visually-hidden">Kind of the next line</legend>
      {entryKinds.map((each) => (
        <label key={each} className={each === kind ? 'kind on' : 'kind'}>
          <input
            type="radio"
            name="kind"
            className="visually-hidden"
            checked={each === kind}
            onChange={() => onChoose(each)}
          />
          <Glyph name={each} size={14} /> {each} <KeyHint keys={altKey(letterOf(each))} />
        </label>
      ))}
    </fieldset>
  );
}

function letterOf(kind: EntryKind): string {
  return kind.charAt(0).toUpperCase();
}
