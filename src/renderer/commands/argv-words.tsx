import type { Argv } from '../../shared/nouns/command';
import { visibleText } from '../words/outside-words';

/** A command on one line; each of its words has an edge of its own, so that one with a space in it is seen to be one. */
export function ArgvLine({ argv }: { readonly argv: Argv }) {
  return (
    <code className="argv">
      {argv.map((word, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: words of a command have nothing but their order
        <span key={index}>
          <bdi className="argv-word">{visibleText(word)}</bdi>{' '}
        </span>
      ))}
    </code>
  );
}

/** The same with a line for each word, as it is approved. */
export function ArgvList({ argv }: { readonly argv: Argv }) {
  return (
    <ol className="argv-list">
      {argv.map((word, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: words of a command have nothing but their order
        <li key={index}>
          <code>
            <bdi className="argv-word">{visibleText(word)}</bdi>
          </code>
        </li>
      ))}
    </ol>
  );
}
