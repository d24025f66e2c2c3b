import { lazy, Suspense } from 'react';
import type { CommandWorkProps } from './command-work';

const Work = lazy(() => import('./command-work').then((module) => ({ default: module.CommandWork })));
const Approvals = lazy(() =>
  import('./approvals-section').then((module) => ({ default: module.ApprovalsSection })),
);

/** The first load of the window goes without what most items have not. */
export function CommandWork(props: CommandWorkProps) {
  return (
    <Suspense fallback={null}>
      <Work {...props} />
    </Suspense>
  );
}

export function ApprovalsSection() {
  return (
    <Suspense fallback={null}>
      <Approvals />
    </Suspense>
  );
}
