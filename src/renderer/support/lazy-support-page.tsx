import { lazy, Suspense } from 'react';

const Page = lazy(() => import('./support-page').then((module) => ({ default: module.SupportPage })));

/** The first load of the window goes without what is only drawn here. */
export function SupportPage() {
  return (
    <Suspense fallback={<div className="page" />}>
      <Page />
    </Suspense>
  );
}
