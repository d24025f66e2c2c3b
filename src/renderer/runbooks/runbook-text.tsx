import { memo } from 'react';
import Markdown, { type Components } from 'react-markdown';
import { OutsideText } from '../components/outside-text';
import { Anchored } from './anchored-heading';
import { PlainIfUnreadable } from './plain-if-unreadable';
import { isReadable, readableMarkdown } from './readable-markdown';
import { RunbookLink } from './runbook-link';

type TextProps = { readonly id: string; readonly title: string; readonly text: string };

/** A page as Markdown where that can be done, and else as its plain text. */
export const RunbookText = memo(function RunbookText({ id, title, text }: TextProps) {
  const plain = <PlainText text={text} />;
  if (!isReadable(text)) return plain;
  return (
    <PlainIfUnreadable plain={plain}>
      <div className="markdown">
        <Markdown components={componentsOf(id)}>{readableMarkdown(text, title)}</Markdown>
      </div>
    </PlainIfUnreadable>
  );
});

/** HTML stands as the text that it is, no picture is fetched, and no link is followed by the window itself. */
function componentsOf(id: string): Components {
  return {
    a: ({ href, children }) => (
      <RunbookLink id={id} href={href ?? ''}>
        {children}
      </RunbookLink>
    ),
    img: ({ alt }) => (
      <span className="picture">[picture: {alt === undefined || alt === '' ? 'not named' : alt}]</span>
    ),
    h1: ({ children }) => <Anchored level={2}>{children}</Anchored>,
    h2: ({ children }) => <Anchored level={3}>{children}</Anchored>,
    h3: ({ children }) => <Anchored level={4}>{children}</Anchored>,
    h4: ({ children }) => <Anchored level={5}>{children}</Anchored>,
    h5: ({ children }) => <Anchored level={5}>{children}</Anchored>,
    h6: ({ children }) => <Anchored level={5}>{children}</Anchored>,
  };
}

function PlainText({ text }: { readonly text: string }) {
  return (
    <>
      <p className="hint">This page is too long or too deep to be laid out. Its text as it is in the file:</p>
      <div className="plain-page">
        <OutsideText text={text} longest={20_000} />
      </div>
    </>
  );
}
