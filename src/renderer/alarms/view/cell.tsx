import type { ReactNode } from 'react';
import { asCell } from './grid-roles';

export function Cell({
  of,
  span,
  children,
}: {
  readonly of: string;
  readonly span?: number;
  readonly children: ReactNode;
}) {
  return (
    <span {...asCell(span)} className={`cell ${of}`}>
      {children}
    </span>
  );
}
