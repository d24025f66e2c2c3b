import type { ReactNode } from 'react';
import type { ClientFailure } from '../client/client';
import { wordsOf } from '../words/failure-words';
import { Glyph } from './glyph';

/** A failure in its place: what happened, what it means for the watch, what to do. It stays until it is mended. */
export function FailureNotice({
  failure,
  children,
}: {
  readonly failure: ClientFailure | undefined;
  readonly children?: ReactNode;
}) {
  if (failure === undefined) return null;
  const { what, means, todo } = wordsOf(failure);
  return (
    <Notice>
      <p>
        <b>{what}</b> {means}
      </p>
      <p className="todo">{todo}</p>
      {children}
    </Notice>
  );
}

export function Notice({ children }: { readonly children: ReactNode }) {
  return (
    <div className="notice" role="alert">
      <Glyph name="trouble" tone="lamp" />
      <div className="notice-words">{children}</div>
    </div>
  );
}
