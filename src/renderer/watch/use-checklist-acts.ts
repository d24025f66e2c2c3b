import { useRef } from 'react';
import type { ChecklistItem } from '../../shared/nouns/checklist';
import { useApp } from '../app-context';
import type { ClientFailure } from '../client/client';
import { useAction, useActions } from '../use-action';
import type { Editing } from './checklist-commands';

type Wanted = { readonly kind: 'done' | 'open' } | { readonly kind: Editing; readonly text: string };

/** What is asked of the core for the items of one run. Each item and kind of change has its own turn. */
export function useChecklistActs(runId: string) {
  const { client, stores } = useApp();
  /** Words that were typed and are not saved, by item and kind: they come back with the input. */
  const unsaved = useRef(new Map<string, string>());

  const changes = useActions(async (_key: string, itemId: string, wanted: Wanted) => {
    const outcome = await request({ runId, itemId }, wanted);
    if (outcome.ok) stores.checklist.accept(outcome.value);
    return outcome;
  });
  const open = useAction((url: string) => client.request('links.open', { url }));

  function request(at: { runId: string; itemId: string }, wanted: Wanted) {
    switch (wanted.kind) {
      case 'note':
        return client.request('checklist.note', { ...at, note: wanted.text });
      case 'finding':
        return client.request('checklist.raiseFinding', { ...at, text: wanted.text });
      case 'skip':
        return client.request('checklist.mark', { ...at, state: 'skipped', reason: wanted.text });
      case 'done':
      case 'open':
        return client.request('checklist.mark', { ...at, state: wanted.kind });
    }
  }

  const failure: ClientFailure | undefined = changes.failure ?? open.failure;
  return {
    failure,
    openLink: (url: string) => void open.run(url),
    /** True once it is saved. */
    async mark(item: ChecklistItem, state: 'done' | 'open'): Promise<boolean> {
      return (await changes.run(markKey(item), item.id, { kind: state })).ok;
    },
    async save(item: ChecklistItem, kind: Editing, text: string): Promise<boolean> {
      const key = kind === 'skip' ? markKey(item) : keyOf(item, kind);
      const { ok } = await changes.run(key, item.id, { kind, text });
      if (ok && unsaved.current.get(keyOf(item, kind)) === text) unsaved.current.delete(keyOf(item, kind));
      return ok;
    },
    isOpen: (item: ChecklistItem) => item.state === 'open' && !changes.isBusy(markKey(item)),
    typed: (item: ChecklistItem, kind: Editing) => unsaved.current.get(keyOf(item, kind)),
    keep: (item: ChecklistItem, kind: Editing, text: string) =>
      void unsaved.current.set(keyOf(item, kind), text),
    forget: (item: ChecklistItem, kind: Editing) => void unsaved.current.delete(keyOf(item, kind)),
  };
}

const keyOf = (item: ChecklistItem, kind: Editing) => `${item.id}/${kind}`;
/** Ticked, opened again and skipped are one state, so they keep their order. */
const markKey = (item: ChecklistItem) => `${item.id}/mark`;
