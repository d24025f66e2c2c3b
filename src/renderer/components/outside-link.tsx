import type { ReactNode } from 'react';
import { useApp } from '../app-context';
import { useAction } from '../use-action';
import { FailureNotice } from './notice';

/** A link to the outside: the core opens it in the system's browser, and only if it is https. */
export function OutsideLink({ url, children }: { readonly url: string; readonly children: ReactNode }) {
  const { client } = useApp();
  const open = useAction(() => client.request('links.open', { url }));
  return (
    <>
      <button type="button" className="text-button" title={url} onClick={() => void open.run()}>
        {children}
      </button>
      <FailureNotice failure={open.failure} />
    </>
  );
}
