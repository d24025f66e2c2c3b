import { useRef } from 'react';
import { useApp } from '../app-context';
import type { ClientFailure } from '../client/client';
import { useAction, useActions } from '../use-action';
import type { Editing } from './checklist-commands';
import { keyOf, type WalkItem } from './walk-items';

type Wanted = { readonly kind: 'done' | 'open' } | { readonly kind: Editing; readonly text: string };

/** What is asked of the core for the items of today's runs. Each item and kind of change has its own turn. */
export function useChecklistActs() {
  const { client, stores } = useApp();
  /** Words that were typed and are not saved, by item and kind: they come back with the input. */
  const unsaved = useRef(new Map<string, string>());

  const changes = useActions(async (_key: string, { runId, id: itemId }: WalkItem, wanted: Wanted) => {
    const outcome = await request({ runId, itemId }, wanted);
    if (outcome.ok) stores.checklist.acceptRun(outcome.value);
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
    async mark(item: WalkItem, state: 'done' | 'open'): Promise<boolean> {
      return (await changes.run(markKey(item), item, { kind: state })).ok;
    },
    async save(item: WalkItem, kind: Editing, text: string): Promise<boolean> {
      const key = kind === 'skip' ? markKey(item) : kindKey(item, kind);
      const { ok } = await changes.run(key, item, { kind, text });
      if (ok && unsaved.current.get(kindKey(item, kind)) === text)
        unsaved.current.delete(kindKey(item, kind));
      return ok;
    },
    isOpen: (item: WalkItem) => item.state === 'open' && !changes.isBusy(markKey(item)),
    typed: (item: WalkItem, kind: Editing) => unsaved.current.get(kindKey(item, kind)),
    keep: (item: WalkItem, kind: Editing, text: string) =>
      void unsaved.current.set(kindKey(item, kind), text),
    forget: (item: WalkItem, kind: Editing) => void unsaved.current.delete(kindKey(item, kind)),
  };
}

const kindKey = (item: WalkItem, kind: Editing) => `${keyOf(item)}/${kind}`;
/** Ticked, opened again and skipped are one state, so they keep their order. */
const markKey = (item: WalkItem) => `${keyOf(item)}/mark`;
