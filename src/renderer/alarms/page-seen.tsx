import { useEffect, useRef } from 'react';
import { useApp } from '../app-context';

const lookEveryMs = 1_000;
/** A row that is only scrolled past was not seen. */
const seenAfterLooks = 3;
const mostAtOnce = 500;

/** Tells the core which alarms were before somebody's eyes: on the screen for some seconds, in a window with the focus. */
export function PageSeen() {
  const { client } = useApp();
  const looks = useRef(new Map<string, number>());
  const told = useRef(new Set<string>());

  useEffect(() => {
    async function look() {
      const inView = document.hasFocus() && document.visibilityState === 'visible' ? rowsInView() : [];
      const before = looks.current;
      looks.current = new Map(inView.map((id) => [id, (before.get(id) ?? 0) + 1]));
      const ids = inView
        .filter((id) => !told.current.has(id) && (looks.current.get(id) ?? 0) >= seenAfterLooks)
        .slice(0, mostAtOnce);
      if (ids.length === 0) return;
      for (const id of ids) told.current.add(id);
      const outcome = await client.request('alarms.seen', { ids });
      // The core announces what is other than before.
      if (!outcome.ok) for (const id of ids) told.current.delete(id);
    }
    const timer = setInterval(() => void look(), lookEveryMs);
    return () => clearInterval(timer);
  }, [client]);

  return null;
}

function rowsInView(): readonly string[] {
  return [...document.querySelectorAll<HTMLElement>('[data-alarm]')].flatMap((row) => {
    const { top, bottom } = row.getBoundingClientRect();
    const isInView = bottom > 0 && top < innerHeight && bottom > top;
    return isInView && row.dataset.alarm !== undefined ? [row.dataset.alarm] : [];
  });
}
