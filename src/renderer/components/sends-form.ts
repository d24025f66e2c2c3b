import type { KeyboardEvent } from 'react';

/** Ctrl+Enter (⌘ Enter) anywhere in a form sends it, as its button would. */
export function sendsForm(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.currentTarget.requestSubmit();
}
