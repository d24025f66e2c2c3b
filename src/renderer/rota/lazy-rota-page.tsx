import { lazy, Suspense } from 'react';

const Loaded = lazy(() => import('./rota-page').then((module) => ({ default: module.RotaPage })));

/** The rota is looked at a few times a week, so the first load of the window goes without it. */
export function RotaPage({ month }: { readonly month: string | undefined }) {
  return (
    <Suspense fallback={<div className="page" />}>
      <Loaded month={month} />
    </Suspense>
  );
}
