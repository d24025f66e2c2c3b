import { lazy, Suspense } from 'react';

const Loaded = lazy(() => import('./noise-page').then((module) => ({ default: module.NoisePage })));

/** What to mend is looked at once a week, so the first load of the window goes without it. */
export function NoisePage() {
  return (
    <Suspense fallback={<div className="page" />}>
      <Loaded />
    </Suspense>
  );
}
