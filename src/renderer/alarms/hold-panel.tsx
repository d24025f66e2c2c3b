import type { KeyboardEvent, ReactNode } from 'react';

/** A form that stands in a row; Escape leaves it. */
export function HoldPanel({
  label,
  onLeave,
  children,
}: {
  readonly label: string;
  readonly onLeave: () => void;
  readonly children: ReactNode;
}) {
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    onLeave();
  }
  return (
    <section className="hold-panel" aria-label={label} onKeyDown={onKeyDown}>
      {children}
    </section>
  );
}
