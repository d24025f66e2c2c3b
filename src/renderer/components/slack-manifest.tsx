import { useId, useRef, useState } from 'react';
import manifest from '../../../resources/slack-manifest.yaml?raw';
import { Button } from './button';
import { writeToClipboard } from './write-to-clipboard';

type Copied = 'not yet' | 'copied' | 'selected';

const words: Readonly<Record<Copied, string>> = {
  'not yet': '',
  copied: 'Copied.',
  selected: 'It could not be copied for you, so it is selected: copy it as you copy any text.',
};

/** Each organisation makes its own Slack app; this is all of it, ready to paste. */
export function SlackManifest() {
  const id = useId();
  const text = useRef<HTMLPreElement>(null);
  const [copied, setCopied] = useState<Copied>('not yet');

  async function copy() {
    setCopied('not yet');
    setCopied((await writeToClipboard(manifest)) ? 'copied' : select(text.current));
  }

  return (
    <details className="manifest">
      <summary>No token yet? Make the Slack app</summary>
      <p className="hint" id={id}>
        At api.slack.com/apps choose Create New App, From a manifest, paste this, install it to your workspace
        and copy its bot token. Then invite the app to your incident channel.
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable to be scrolled by keys */}
      <section aria-label="Manifest of the Slack app" aria-describedby={id} tabIndex={0}>
        <pre ref={text}>{manifest}</pre>
      </section>
      <div className="acts">
        <Button onClick={() => void copy()}>Copy the manifest</Button>
        <span className="hint" role="status">
          {words[copied]}
        </span>
      </div>
    </details>
  );
}

function select(element: HTMLElement | null): Copied {
  if (element !== null) getSelection()?.selectAllChildren(element);
  return 'selected';
}
