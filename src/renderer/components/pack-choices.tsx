import type { PackChoice } from '../../shared/nouns/pack';
import { packProblemWords } from '../words/failure-words';
import { originWords } from '../words/pack-words';

/** The team packs to choose from; one that cannot be read says where and why. */
export function PackChoices({
  packs,
  chosenId,
  onChoose,
}: {
  readonly packs: readonly PackChoice[];
  readonly chosenId: string | undefined;
  readonly onChoose: (packId: string) => void;
}) {
  return (
    <fieldset className="choices">
      <legend>Team pack</legend>
      {packs.map((pack) => (
        <label key={`${pack.origin}/${pack.folder ?? ''}/${pack.file}`} className="choice">
          <input
            type="radio"
            name="pack"
            checked={pack.id === chosenId}
            disabled={pack.problem !== undefined && pack.id !== chosenId}
            onChange={() => onChoose(pack.id)}
          />
          <span>
            {pack.name}
            <small>{originWords(pack)}</small>
            {pack.problem === undefined ? null : (
              <small className="problem">! {packProblemWords(pack.problem)}</small>
            )}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
