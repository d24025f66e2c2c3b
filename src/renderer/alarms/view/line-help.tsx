import { useStore } from 'zustand';
import { useApp } from '../../app-context';
import { RowText } from './row-text';

/** The first of what may help: a known issue or a runbook. */
export function LineHelp({ alarmId }: { readonly alarmId: string }) {
  const matches = useStore(useApp().stores.alarmHelp.store, (help) => help.matches[alarmId]);
  const [first, ...more] = matches ?? [];
  if (first === undefined) return null;
  return (
    <>
      {first.kind === 'runbook' ? 'Runbook: ' : 'Known: '}
      <RowText text={first.kind === 'runbook' ? first.runbook.title : first.issue.incident} longest={80} />
      {more.length === 0 ? null : ` +${more.length}`}
    </>
  );
}
