import { lazy, Suspense } from 'react';

const Loaded = lazy(() => import('./readiness-page').then((module) => ({ default: module.ReadinessPage })));

/** Checked once a shift, so the first load of the window goes without it. */
export function ReadinessPage() {
  return (
    <Suspense fallback={<div className="page" />}>
      <Loaded />
    </Suspense>
  );
}
