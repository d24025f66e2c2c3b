import { useId } from 'react';
import type { ChecklistRun } from '../../shared/nouns/checklist';
import { useApp, useNow } from '../app-context';
import { Time } from '../components/time';
import { useValue } from '../stores/copy';
import { ChecklistRow } from './checklist-row';
import type { ChecklistKeys } from './use-checklist-keys';
import { keyOf, openCount, walkItemsOf } from './walk-items';

export function ChecklistPhase({
  run,
  headingId,
  canFold,
  keys,
}: {
  readonly run: ChecklistRun;
  readonly headingId: string | undefined;
  readonly canFold: boolean;
  readonly keys: ChecklistKeys;
}) {
  const findings = useValue(useApp().stores.findings);
  const listId = useId();
  const isFolded = keys.isFolded(run);
  return (
    <>
      <h2 id={headingId}>
        {canFold ? (
          <button
            type="button"
            className="fold"
            aria-expanded={!isFolded}
            aria-controls={listId}
            onClick={() => keys.fold(run, !isFolded)}
          >
            {run.title}
          </button>
        ) : (
          run.title
        )}{' '}
        <span className="count">
          {run.items.length - openCount(run)} of {run.items.length}
        </span>
        <Due run={run} />
      </h2>
      <ul className="list checklist" id={listId} hidden={isFolded}>
        {isFolded
          ? null
          : walkItemsOf(run).map((item) => (
              <ChecklistRow
                key={item.id}
                item={item}
                finding={findings?.find((finding) => finding.id === item.findingId)}
                isSelected={keyOf(item) === keys.selectedKey}
                keys={keys}
              />
            ))}
      </ul>
    </>
  );
}

function Due({ run }: { readonly run: ChecklistRun }) {
  const now = useNow(60_000);
  const isOverdue = run.dueAt <= now && openCount(run) > 0;
  return (
    <span className={isOverdue ? 'due lamp' : 'due'}>
      {isOverdue ? 'overdue since' : 'by'} <Time at={run.dueAt} form="sentence" />
    </span>
  );
}
