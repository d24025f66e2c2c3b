import { type RefObject, useEffect, useRef, useState } from 'react';
import type { ChecklistItem, ChecklistRun } from '../../shared/nouns/checklist';
import { useApp } from '../app-context';
import type { ClientFailure } from '../client/client';
import { useAction } from '../use-action';
import { type Command, commandKeys, type Editing } from './checklist-commands';
import { usePageKeys } from './use-page-keys';

export type ChecklistKeys = {
  readonly listRef: RefObject<HTMLUListElement | null>;
  readonly selectedId: string | undefined;
  readonly editing: Editing | undefined;
  readonly isBusy: boolean;
  readonly failure: ClientFailure | undefined;
  readonly select: (itemId: string) => void;
  readonly perform: (item: ChecklistItem, command: Command) => void;
  readonly save: (item: ChecklistItem, editing: Editing, text: string | undefined) => void;
};

/** The selection in the checklist and what keys and buttons do with the selected item. */
export function useChecklistKeys(run: ChecklistRun | undefined): ChecklistKeys {
  const { client, stores } = useApp();
  const listRef = useRef<HTMLUListElement>(null);
  const [chosenId, setChosenId] = useState<string>();
  const [editing, setEditing] = useState<Editing>();
  /** Set when the keyboard moved the selection, so that the focus follows after drawing. */
  const focusNext = useRef(false);

  const items = run?.items ?? [];
  const selected =
    items.find((item) => item.id === chosenId) ?? items.find((item) => item.state === 'open') ?? items[0];
  const selectedId = selected?.id;

  useEffect(() => {
    if (!focusNext.current || selectedId === undefined || editing !== undefined) return;
    focusNext.current = false;
    listRef.current?.querySelector<HTMLElement>('[tabindex="0"].tick')?.focus();
  });

  const change = useAction(async (item: ChecklistItem, wanted: Wanted) => {
    const at = { runId: run?.id ?? '', itemId: item.id };
    const outcome = await request(at, wanted);
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

  function select(itemId: string | undefined) {
    setChosenId(itemId);
    setEditing(undefined);
    focusNext.current = true;
  }

  function move(by: number) {
    const at = items.findIndex((item) => item.id === selectedId);
    const next = items[Math.min(Math.max(at + by, 0), items.length - 1)];
    if (next !== undefined) select(next.id);
  }

  /** After an item is closed the hand goes on to the next open one. */
  function goOnAfter(item: ChecklistItem) {
    const at = items.indexOf(item);
    const next = [...items.slice(at + 1), ...items.slice(0, at)].find((other) => other.state === 'open');
    select(next?.id ?? item.id);
  }

  async function perform(item: ChecklistItem, command: Command) {
    setChosenId(item.id);
    if (command === 'open') {
      if (item.link !== undefined) await open.run(item.link);
    } else if (command === 'toggle') {
      const outcome = await change.run(item, { kind: item.state === 'open' ? 'done' : 'open' });
      if (outcome.ok && item.state === 'open') goOnAfter(item);
    } else setEditing(command);
  }

  async function save(item: ChecklistItem, kind: Editing, text: string | undefined) {
    if (text === undefined) {
      select(item.id);
      return;
    }
    const outcome = await change.run(item, { kind, text });
    // A line that was not saved stays in its input.
    if (!outcome.ok) return;
    if (kind === 'skip') goOnAfter(item);
    else select(item.id);
  }

  usePageKeys((key, isInList) => {
    if (key === 'j' || (isInList && key === 'ArrowDown')) move(1);
    else if (key === 'k' || (isInList && key === 'ArrowUp')) move(-1);
    else {
      // Space is the checkbox's own key; Enter is not.
      const isEnter =
        isInList && key === 'Enter' && document.activeElement?.classList.contains('tick') === true;
      const command = isEnter ? 'toggle' : commandKeys[key];
      if (command === undefined || selected === undefined) return false;
      void perform(selected, command);
    }
    return true;
  }, listRef);

  return {
    listRef,
    selectedId,
    editing,
    isBusy: change.isBusy,
    failure: change.failure ?? open.failure,
    select,
    perform: (item, command) => void perform(item, command),
    save: (item, kind, text) => void save(item, kind, text),
  };
}

type Wanted = { readonly kind: 'done' | 'open' } | { readonly kind: Editing; readonly text: string };
