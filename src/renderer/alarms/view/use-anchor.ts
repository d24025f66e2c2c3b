import { type RefObject, useLayoutEffect, useRef } from 'react';
import type { GridRow } from './grid-rows';

type Laid = {
  readonly rows: readonly GridRow[];
  readonly indexOf: ReadonlyMap<string, number>;
  readonly question: string;
  readonly rowHeight: number;
};

/**
 * When rows come in above, what is before the eyes stays where it is: the selected row if it is in sight, else the first
 * one in sight. At the very top the list just grows, so that what is newest is seen.
 */
export function useAnchor(
  scroller: RefObject<HTMLElement | null>,
  laid: Laid,
  selectedKey: string | undefined,
  on: {
    readonly otherQuestion: () => void;
    readonly arrivedAbove: (count: number) => void;
  },
): void {
  const before = useRef(laid);
  useLayoutEffect(() => {
    const was = before.current;
    before.current = laid;
    const element = scroller.current;
    if (was.rows === laid.rows || element === null) return;
    if (was.question !== laid.question) return on.otherQuestion();
    if (element.scrollTop <= 0) return;
    const first = Math.floor(element.scrollTop / was.rowHeight);
    const anchor = anchorIn(was, laid, selectedKey, first, element.clientHeight);
    if (anchor === undefined) return;
    const moved = (laid.indexOf.get(anchor.key) ?? 0) - anchor.index;
    if (moved !== 0) element.scrollTop += moved * laid.rowHeight;
    const above = laid.rows
      .slice(0, Math.max(0, first + moved))
      .filter(({ kind, key }) => kind === 'alarm' && !was.indexOf.has(key));
    if (above.length > 0) on.arrivedAbove(above.length);
  });
}

function anchorIn(
  was: Laid,
  now: Laid,
  selectedKey: string | undefined,
  first: number,
  height: number,
): { readonly key: string; readonly index: number } | undefined {
  const end = first + Math.ceil(height / was.rowHeight);
  const selected = selectedKey === undefined ? undefined : was.indexOf.get(selectedKey);
  if (selectedKey !== undefined && selected !== undefined && selected >= first && selected < end) {
    if (now.indexOf.has(selectedKey)) return { key: selectedKey, index: selected };
  }
  for (let index = first; index < was.rows.length; index += 1) {
    const key = was.rows[index]?.key;
    if (key !== undefined && now.indexOf.has(key)) return { key, index };
  }
  return undefined;
}
