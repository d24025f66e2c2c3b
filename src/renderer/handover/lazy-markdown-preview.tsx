import { lazy, Suspense } from 'react';
import { cutText } from '../words/outside-words';

const Loaded = lazy(() =>
  import('./markdown-preview').then((module) => ({ default: module.MarkdownPreview })),
);

/** Markdown is only needed for a handover, so its reader is only loaded there; until then the text stands as it is. */
export function MarkdownPreview({ markdown }: { readonly markdown: string }) {
  const shown = markdown.replaceAll(
    endlessWord,
    (word) => `${cutText(word, 200)} (${word.length} characters without a space: the file has them all)`,
  );
  return (
    <Suspense fallback={<pre className="markdown">{shown}</pre>}>
      <Loaded markdown={shown} />
    </Suspense>
  );
}

/** Longer than any address: a label of an alarm, which browsers would take seconds to break into lines. */
const endlessWord = /\S{2100,}/gu;
