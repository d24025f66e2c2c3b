import { lazy, Suspense } from 'react';

const List = lazy(() => import('./runbooks-page').then((module) => ({ default: module.RunbooksPage })));
const Page = lazy(() => import('./runbook-page').then((module) => ({ default: module.RunbookPage })));
const Folders = lazy(() =>
  import('./folders-section').then((module) => ({ default: module.FoldersSection })),
);

/** The first load of the window goes without what is only drawn here. */
export function RunbooksPage({ id }: { readonly id: string | undefined }) {
  return (
    <Suspense fallback={<div className="page" />}>
      {id === undefined ? <List /> : <Page key={id} id={id} />}
    </Suspense>
  );
}

export function RunbookFoldersSection() {
  return (
    <Suspense fallback={null}>
      <Folders />
    </Suspense>
  );
}
