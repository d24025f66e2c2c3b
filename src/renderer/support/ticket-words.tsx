import { useRef, useState } from 'react';
import { Button } from '../components/button';
import { writeToClipboard } from '../components/write-to-clipboard';
import { visibleText } from '../words/outside-words';

type Copied = 'not yet' | 'copied' | 'selected';

const copiedWords: Readonly<Record<Copied, string>> = {
  'not yet': '',
  copied: 'Copied.',
  selected: 'It could not be copied for you, so it is selected: copy it as you copy any text.',
};

/** The words of an issue, for a form that cannot be filled in from here. */
export function TicketWords({ words }: { readonly words: string }) {
  const pre = useRef<HTMLPreElement>(null);
  const [isShown, setIsShown] = useState(false);
  const [copied, setCopied] = useState<Copied>('not yet');

  async function copy() {
    setCopied('not yet');
    if (await writeToClipboard(words)) return setCopied('copied');
    setIsShown(true);
    requestAnimationFrame(() => {
      if (pre.current !== null) getSelection()?.selectAllChildren(pre.current);
      setCopied('selected');
    });
  }

  return (
    <>
      <div className="acts">
        <Button look="text" onClick={() => void copy()}>
          Copy its text
        </Button>
        <Button look="text" aria-expanded={isShown} onClick={() => setIsShown(!isShown)}>
          {isShown ? 'Hide its text' : 'Show its text'}
        </Button>
        <span className="hint" role="status">
          {copiedWords[copied]}
        </span>
      </div>
      {isShown ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable to be scrolled by keys
        <pre ref={pre} className="ticket-words" tabIndex={0}>
          {visibleText(words)}
        </pre>
      ) : null}
    </>
  );
}
