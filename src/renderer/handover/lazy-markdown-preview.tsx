import { lazy, Suspense } from 'react';

const Loaded = lazy(() =>
  import('./markdown-preview').then((module) => ({ default: module.MarkdownPreview })),
);

/** Markdown is only needed for a handover, so its reader is only loaded there; until then the text stands as it is. */
export function MarkdownPreview({ markdown }: { readonly markdown: string }) {
  return (
    <Suspense fallback={<pre className="markdown">{markdown}</pre>}>
      <Loaded markdown={markdown} />
    </Suspense>
  );
}
