import { useApp } from '../app-context';
import { FailureNotice } from '../components/notice';
import { useCopy } from '../stores/copy';
import { ChecklistPhase } from './checklist-phase';
import { useChecklistKeys } from './use-checklist-keys';

/** Today's lists, one below another: walked with the keyboard, each item done, skipped for a reason, or a finding. */
export function Checklist({ headingId }: { readonly headingId: string }) {
  const { stores } = useApp();
  const { value: runs, failure } = useCopy(stores.checklist);
  const keys = useChecklistKeys(runs ?? []);

  if (runs === undefined) {
    return (
      <>
        <h2 id={headingId}>Start of day</h2>
        <FailureNotice failure={failure} />
      </>
    );
  }
  return (
    <div ref={keys.listRef}>
      <FailureNotice failure={keys.failure} />
      {runs.map((run, index) => (
        <ChecklistPhase
          key={run.id}
          run={run}
          headingId={index === 0 ? headingId : undefined}
          canFold={runs.length > 1}
          keys={keys}
        />
      ))}
    </div>
  );
}
