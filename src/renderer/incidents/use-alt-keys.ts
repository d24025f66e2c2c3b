import { useEffect, useRef } from 'react';

/**
 * Alt with a letter, which no typing needs. By the key's place (`KeyS`), since Alt makes other letters on a Mac. AltGr
 * counts as Ctrl and Alt and is left to typing.
 */
export function useAltKeys(actions: Readonly<Record<string, () => unknown>>): void {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const action = latest.current[event.code];
      if (action === undefined) return;
      event.preventDefault();
      // Held down, it is still one press.
      if (!event.repeat) action();
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}
