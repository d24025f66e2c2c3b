import { useEffect } from 'react';
import { useApp } from '../app-context';

/** The draft fills itself from the record, so it is asked for when the page opens and whenever the record grows under it. */
export function useFreshDraft(): void {
  const { stores } = useApp();
  useEffect(() => {
    const { handover, incidents, alarms, checklist, findings } = stores;
    const load = () => void handover.load();
    load();
    const undo = [incidents, alarms, checklist, findings].map((copy) => onNewValue(copy.store, load));
    return () => {
      for (const each of undo) each();
    };
  }, [stores]);
}

type ValueStore = {
  subscribe(listener: (now: { value: unknown }, before: { value: unknown }) => void): () => void;
};

function onNewValue(store: ValueStore, task: () => void): () => void {
  return store.subscribe((now, before) => {
    if (now.value !== before.value) task();
  });
}
