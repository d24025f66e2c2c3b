import type { WatchState } from '../../shared/nouns/watch';
import { type TrayItem, type TrayView, trayMenu } from '../../shared/tray-menu';
import { stateLine } from '../../shared/tray-words';

/** The three things of a tray icon that can be seen. */
export type TrayPanel = {
  readonly setGlyph: (state: WatchState) => void;
  readonly setTooltip: (text: string) => void;
  readonly setMenu: (items: readonly TrayItem[]) => void;
};

export type TrayPainter = {
  paint(view: TrayView): void;
  /** The same state again, on a panel that has turned from light to dark or back. */
  repaintGlyph(): void;
};

/** Until the first reading. */
const nothingRead: TrayView = { watch: undefined, checklist: undefined, alarms: [], incidents: [] };
/** Windows cuts a longer one. */
const longestTooltip = 127;

/**
 * The state of the watch in its shape, and the same in words. Only what differs is set again: a menu that is may close
 * under the person's hand.
 */
export function createTrayPainter(panel: TrayPanel): TrayPainter {
  let state: WatchState = 'off-watch';
  const setState = onlyWhenDifferent(panel.setGlyph);
  const setTooltip = onlyWhenDifferent(panel.setTooltip);
  const setMenu = onlyWhenDifferent(panel.setMenu);

  const paint = (view: TrayView) => {
    state = view.watch?.state ?? 'off-watch';
    setState(state);
    setTooltip(`Watchkeeper. ${stateLine(view.watch)}`.slice(0, longestTooltip));
    setMenu(trayMenu(view));
  };
  paint(nothingRead);
  return { paint, repaintGlyph: () => panel.setGlyph(state) };
}

function onlyWhenDifferent<T>(set: (value: T) => void): (value: T) => void {
  let last: string | undefined;
  return (value) => {
    const next = JSON.stringify(value);
    if (next !== last) set(value);
    last = next;
  };
}
