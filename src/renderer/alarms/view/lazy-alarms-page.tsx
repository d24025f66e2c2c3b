import { lazy, Suspense } from 'react';

const Loaded = lazy(() => import('./alarms-page').then((module) => ({ default: module.AlarmsPage })));

/** The Watch page shows what needs somebody now, so the first load of the window goes without the list of all. */
export function AlarmsPage({ filter }: { readonly filter: string | undefined }) {
  return (
    <Suspense fallback={<div className="page" />}>
      <Loaded filter={filter} />
    </Suspense>
  );
}
