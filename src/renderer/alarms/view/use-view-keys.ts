import type { RefObject } from 'react';
import { usePageKeys } from '../../use-page-keys';
import type { Command, Offer } from './view-commands';

export type ViewKeys = {
  readonly grid: RefObject<HTMLElement | null>;
  readonly offers: readonly Offer[];
  readonly rowsInSight: () => number;
  readonly perform: (command: Command) => void;
  readonly moveBy: (rows: number) => void;
  readonly moveTo: (end: 'first' | 'last') => void;
  /** Into and out of groups. */
  readonly turn: (way: 'in' | 'out') => void;
  readonly focusFilter: () => void;
  /** True if there was something to leave. */
  readonly leave: () => boolean;
};

const always: Readonly<Record<string, (keys: ViewKeys) => void>> = {
  j: (keys) => keys.moveBy(1),
  k: (keys) => keys.moveBy(-1),
  '/': (keys) => keys.focusFilter(),
};

/** Keys that buttons, links and scrolling have a use for of their own. */
const inList: Readonly<Record<string, (keys: ViewKeys) => void>> = {
  ArrowDown: (keys) => keys.moveBy(1),
  ArrowUp: (keys) => keys.moveBy(-1),
  PageDown: (keys) => keys.moveBy(keys.rowsInSight()),
  PageUp: (keys) => keys.moveBy(-keys.rowsInSight()),
  Home: (keys) => keys.moveTo('first'),
  End: (keys) => keys.moveTo('last'),
  ArrowLeft: (keys) => keys.turn('out'),
  ArrowRight: (keys) => keys.turn('in'),
};

/** Letters work wherever nobody types; arrows, Enter and the space bar only where the list or nothing has the focus. */
export function useViewKeys(keys: ViewKeys): void {
  usePageKeys(({ key, isInList, isHeld }) => {
    const isOfList = isInList || document.activeElement === document.body || isHeading();
    const move = always[key] ?? (isOfList ? inList[key] : undefined);
    if (move !== undefined) {
      move(keys);
      return true;
    }
    if (key === 'Escape') return keys.leave();
    const offer = keys.offers.find((each) => each.key === key);
    if (offer === undefined || (!isOfList && (key === 'Enter' || key === ' '))) return false;
    if (!isHeld) keys.perform(offer.command);
    return true;
  }, keys.grid);
}

/** Where the focus is after the page was opened. */
function isHeading(): boolean {
  return document.activeElement?.tagName === 'H1';
}
