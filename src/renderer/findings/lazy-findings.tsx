import { lazy, Suspense } from 'react';

const Page = lazy(() => import('./findings-page').then((module) => ({ default: module.FindingsPage })));

/** The first load of the window goes without what is only drawn here. */
export function FindingsPage({ id }: { readonly id: string | undefined }) {
  return (
    <Suspense fallback={<div className="page" />}>
      <Page id={id} />
    </Suspense>
  );
}
