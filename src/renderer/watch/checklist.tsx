import { useApp } from '../app-context';
import { FailureNotice } from '../components/notice';
import { Time } from '../components/time';
import { useCopy, useValue } from '../stores/copy';
import { ChecklistRow } from './checklist-row';
import { useChecklistKeys } from './use-checklist-keys';

/** Today's start-of-day run: walked with the keyboard, each item done, skipped for a reason, or a finding. */
export function Checklist({ headingId }: { readonly headingId: string }) {
  const { stores } = useApp();
  const { value: run, failure } = useCopy(stores.checklist);
  const findings = useValue(stores.findings);
  const keys = useChecklistKeys(run);

  if (run === undefined) {
    return (
      <>
        <h2 id={headingId}>Start of day</h2>
        <FailureNotice failure={failure} />
      </>
    );
  }
  const closed = run.items.filter((item) => item.state !== 'open').length;
  return (
    <>
      <h2 id={headingId}>
        {run.title}{' '}
        <span className="count">
          {closed} of {run.items.length}
        </span>
        <span className="due">
          by <Time at={run.dueAt} form="sentence" />
        </span>
      </h2>
      <FailureNotice failure={keys.failure} />
      <ul className="list checklist" ref={keys.listRef}>
        {run.items.map((item) => (
          <ChecklistRow
            key={item.id}
            item={item}
            finding={findings?.find((finding) => finding.id === item.findingId)?.text}
            isSelected={item.id === keys.selectedId}
            keys={keys}
          />
        ))}
      </ul>
    </>
  );
}
