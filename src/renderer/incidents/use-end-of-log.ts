import { useLayoutEffect, useRef, useState } from 'react';

/** Nearer to the end than this counts as being there. */
const nearEndPx = 40;

/** Keeps a scrolling log at its end while it grows, until someone scrolls up to read; then counts what they have not seen. */
export function useEndOfLog(lastSequence: number) {
  const frame = useRef<HTMLElement>(null);
  const list = useRef<HTMLOListElement>(null);
  const lastTop = useRef(0);
  /** The last line that was there when the reader left the end. */
  const [readTo, setReadTo] = useState<number>();
  const isAtEnd = readTo === undefined;

  // Rows get their true height only once they are near the view, and a panel below may open: the end moves without a
  // new line.
  useLayoutEffect(() => {
    const element = frame.current;
    const content = list.current;
    if (element === null || content === null || !isAtEnd) return;
    const toEnd = () => {
      element.scrollTop = element.scrollHeight;
    };
    toEnd();
    const observer = new ResizeObserver(toEnd);
    observer.observe(element);
    observer.observe(content);
    return () => observer.disconnect();
  }, [isAtEnd]);

  return {
    frame,
    list,
    newLines: readTo === undefined ? 0 : lastSequence - readTo,
    toEnd: () => setReadTo(undefined),
    onScroll() {
      const element = frame.current;
      if (element === null) return;
      const hasGoneUp = element.scrollTop < lastTop.current;
      lastTop.current = element.scrollTop;
      const isNear = element.scrollHeight - element.scrollTop - element.clientHeight < nearEndPx;
      if (isNear) setReadTo(undefined);
      else if (hasGoneUp) setReadTo((before) => before ?? lastSequence);
    },
  };
}
