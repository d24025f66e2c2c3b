import { type RefObject, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { useApp } from '../app-context';

/** True if the key was used up. `isInList`: the focus is inside the list that the keys belong to. */
type KeyHandler = (key: string, isInList: boolean) => boolean;

/** Where keys are typing, or belong to something in front of the page. */
const typing = 'input:not([type=checkbox]), textarea, select, dialog';

/**
 * Single keys of a page. They sleep while someone types, while a dialog is open and with a modifier held, and letters can
 * be switched off in Settings.
 */
export function usePageKeys(handler: KeyHandler, list?: RefObject<HTMLElement | null>): void {
  const { stores } = useApp();
  const letterKeys = useStore(stores.preferences, (preferences) => preferences.letterKeys);
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      const target = event.target instanceof Element ? event.target : undefined;
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
      if (target?.closest(typing) != null) return;
      if (event.key.length === 1 && !letterKeys) return;
      const isInList = target !== undefined && list?.current?.contains(target) === true;
      if (latest.current(event.key, isInList)) event.preventDefault();
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [letterKeys, list]);
}
