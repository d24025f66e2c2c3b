import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { KeyHint } from './key-hint';

export type ButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className'> & {
  /** `lamp` for the one thing that needs you, `alarm` for an incident, `text` where a link would stand. */
  readonly look?: 'plain' | 'lamp' | 'alarm' | 'strong' | 'text';
  readonly keys?: string | undefined;
  readonly isBusy?: boolean;
  readonly children: ReactNode;
  readonly ref?: Ref<HTMLButtonElement>;
};

export function Button({
  look = 'plain',
  keys,
  isBusy = false,
  disabled,
  children,
  type = 'button',
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={look === 'text' ? 'text-button' : `btn ${look}`}
      // Busy stays focusable: a focused button that is disabled drops the focus on the floor.
      disabled={disabled}
      aria-disabled={isBusy || undefined}
      onClick={isBusy ? (event) => event.preventDefault() : rest.onClick}
    >
      {children}
      {keys === undefined ? null : <KeyHint keys={keys} />}
    </button>
  );
}
