import { lazy, Suspense } from 'react';

const Loaded = lazy(() => import('./hours-page').then((module) => ({ default: module.HoursPage })));

/** Hours are claimed once a month, so the first load of the window goes without them. */
export function HoursPage({ month }: { readonly month: string | undefined }) {
  return (
    <Suspense fallback={<div className="page" />}>
      <Loaded month={month} />
    </Suspense>
  );
}
