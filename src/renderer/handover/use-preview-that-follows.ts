import { useCallback, useEffect, useRef } from 'react';

/** Where the preview scrolls in itself, the section that is being written comes into its view, and stays there as it grows. */
export function usePreviewThatFollows(markdown: string | undefined) {
  const preview = useRef<HTMLElement>(null);
  const written = useRef<number>(undefined);

  const attach = useCallback((element: HTMLElement) => {
    preview.current = element;
    const observer = new ResizeObserver(() => show(element, written.current));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: in another text the sections stand elsewhere
  useEffect(() => show(preview.current, written.current), [markdown]);

  return {
    attach,
    /** The section that someone writes in, counted from 0. */
    follow(index: number | undefined) {
      written.current = index;
      show(preview.current, index);
    },
  };
}

function show(preview: HTMLElement | null, index: number | undefined): void {
  if (preview === null || index === undefined || preview.scrollHeight <= preview.clientHeight) return;
  const heading = preview.querySelectorAll<HTMLElement>('.markdown > .md-2')[index];
  if (heading === undefined) return;
  const top = heading.offsetTop;
  const room = preview.clientHeight / 2;
  if (top < preview.scrollTop || top > preview.scrollTop + room) preview.scrollTop = top - room / 2;
}
