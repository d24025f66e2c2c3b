import { type RefObject, useEffect, useRef } from 'react';
import { useApp } from './app-context';

export type PageKey = {
  /** A letter as it was meant: small without Shift, whatever Caps Lock makes of it. */
  readonly key: string;
  /** The focus is inside the list that the keys belong to. */
  readonly isInList: boolean;
  /** The key repeats because it is held down. */
  readonly isHeld: boolean;
};

/** True if the key was used up. */
type KeyHandler = (pressed: PageKey) => boolean;

/** Where keys are typing, or belong to something in front of the page. */
const typing = 'input:not([type=checkbox]), textarea, select, dialog';

/**
 * Single keys of a page. They sleep while someone types, while a dialog is open and with a modifier held, and letters can
 * be switched off in Settings.
 */
export function usePageKeys(handler: KeyHandler, list?: RefObject<HTMLElement | null>): void {
  const { stores } = useApp();
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      const target = event.target instanceof Element ? event.target : undefined;
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
      if (target?.closest(typing) != null) return;
      if (event.key.length === 1 && !stores.preferences.getState().letterKeys) return;
      const isInList = target !== undefined && list?.current?.contains(target) === true;
      if (latest.current({ key: meantKey(event), isInList, isHeld: event.repeat })) event.preventDefault();
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [stores, list]);
}

function meantKey({ key, shiftKey }: KeyboardEvent): string {
  if (key.length !== 1) return key;
  return shiftKey ? key.toUpperCase() : key.toLowerCase();
}
