import { memo } from 'react';
import Markdown, { type Components } from 'react-markdown';
import { OutsideLink } from '../components/outside-link';

/** Nothing of the text becomes HTML, no picture is fetched, and a link opens only through the core and only if https. */
const components: Components = {
  a: ({ href, children }) =>
    href?.startsWith('https://') === true ? (
      <OutsideLink url={href}>{children}</OutsideLink>
    ) : (
      <span>{children}</span>
    ),
  img: ({ alt }) => <span>{alt}</span>,
  h1: ({ children }) => <h3 className="md-1">{children}</h3>,
  h2: ({ children }) => <h4 className="md-2">{children}</h4>,
  h3: ({ children }) => <h5 className="md-3">{children}</h5>,
};

/** Memoised: it is read from the start whenever it is drawn. */
export const MarkdownPreview = memo(function MarkdownPreview({ markdown }: { readonly markdown: string }) {
  return (
    <div className="markdown">
      <Markdown skipHtml components={components}>
        {markdown}
      </Markdown>
    </div>
  );
});
