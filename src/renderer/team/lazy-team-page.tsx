import { lazy, Suspense } from 'react';

const Loaded = lazy(() => import('./team-page').then((module) => ({ default: module.TeamPage })));

/** The first load of the window goes without what is only drawn here. */
export function TeamPage() {
  return (
    <Suspense fallback={<div className="page" />}>
      <Loaded />
    </Suspense>
  );
}
