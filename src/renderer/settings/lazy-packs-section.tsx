import { lazy, Suspense } from 'react';

const Loaded = lazy(() => import('./packs-section').then((module) => ({ default: module.PacksSection })));

/** The first load of the window goes without what is only drawn in Settings. */
export function PacksSection() {
  return (
    <Suspense fallback={null}>
      <Loaded />
    </Suspense>
  );
}
