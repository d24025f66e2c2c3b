/** A key, shown where the hand is. Screen readers hear it from `aria-keyshortcuts` of the button instead. */
export function KeyHint({ keys }: { readonly keys: string }) {
  return (
    <span className="key" aria-hidden="true">
      {keys}
    </span>
  );
}

const isMac = () => /Mac/.test(navigator.platform);

/** `Alt T`, or `⌥T` where keyboards say so. */
export function altKey(letter: string): string {
  return isMac() ? `⌥${letter}` : `Alt ${letter}`;
}

export function sendKey(): string {
  return isMac() ? '⌘↵' : 'Ctrl ↵';
}
