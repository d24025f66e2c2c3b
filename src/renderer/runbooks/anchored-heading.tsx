import type { ReactNode } from 'react';

/** What links within a page call a heading: `What to do, first` is `what-to-do-first`. */
export function anchorOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s+/g, '-');
}

const looks = { 2: 'md-1', 3: 'md-2', 4: 'md-3', 5: 'md-3' } as const;

/** A heading of a page, below the title of it, that links within the page can find. */
export function Anchored({
  level,
  children,
}: {
  readonly level: 2 | 3 | 4 | 5;
  readonly children: ReactNode;
}) {
  const Heading = `h${level}` as const;
  return (
    <Heading className={looks[level]} data-anchor={anchorOf(wordsIn(children))} tabIndex={-1}>
      {children}
    </Heading>
  );
}

function wordsIn(node: ReactNode): string {
  if (typeof node === 'string') return node;
  if (Array.isArray(node)) return node.map(wordsIn).join('');
  if (typeof node !== 'object' || node === null || !('props' in node)) return '';
  const { props } = node;
  return typeof props === 'object' && props !== null && 'children' in props
    ? wordsIn(props.children as ReactNode)
    : '';
}
