import type { Core } from '../core';

export type WishedWindow = {
  show(): void;
  /** In front of everything until told otherwise. */
  insist(on: boolean): void;
};

/**
 * Brings the window forward when somebody pressed something that is answered there, and keeps it in front while it shows
 * a high page that the desktop is not known to have shown.
 */
export function followWindowWishes(core: Pick<Core, 'subscribe'>, window: WishedWindow): () => void {
  /** The pages that it came forward for: a person who puts it away is asked again only by a new one. */
  let known = new Set<string>();
  return core.subscribe((event) => {
    if (event.name === 'alarm.opened' || event.name === 'page.wanted') window.show();
    if (event.name !== 'pages.changed') return;
    const high = event.value.fallback.filter(({ urgency }) => urgency === 'high').map(({ id }) => id);
    const isNew = high.some((id) => !known.has(id));
    const isOver = high.length === 0 && known.size > 0;
    known = new Set(high);
    if (isNew || isOver) window.insist(isNew);
  });
}
