import { useHasLetterKeys } from '../../app-context';
import { KeyHint } from '../../components/key-hint';
import type { Command, Offer } from './view-commands';

const shownKeys: Readonly<Record<string, string>> = { Enter: '↵', ' ': 'space' };
const spokenKeys: Readonly<Record<string, string>> = { ' ': 'Space' };

/** What can be done with the selected row, each with its key; the words are buttons for hands on a pointer. */
export function KeyBar({
  offers,
  onPerform,
}: {
  readonly offers: readonly Offer[];
  readonly onPerform: (command: Command) => void;
}) {
  const hasKeys = useHasLetterKeys();
  return (
    <div className="keys alarm-keys" role="toolbar" aria-label="The selected row">
      {offers.map(({ command, key, words }) => {
        const works = hasKeys || key === 'Enter';
        return (
          <button
            key={command}
            type="button"
            aria-keyshortcuts={works ? (spokenKeys[key] ?? key) : undefined}
            onClick={() => onPerform(command)}
          >
            {works ? <KeyHint keys={shownKeys[key] ?? key} /> : null}
            {words}
          </button>
        );
      })}
    </div>
  );
}
