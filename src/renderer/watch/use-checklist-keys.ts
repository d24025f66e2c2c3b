import { type RefObject, useEffect, useRef, useState } from 'react';
import type { ChecklistItem, ChecklistRun } from '../../shared/nouns/checklist';
import type { ClientFailure } from '../client/client';
import { usePageKeys } from '../use-page-keys';
import { type Command, commandKeys, type Editing } from './checklist-commands';
import { useChecklistActs } from './use-checklist-acts';

export type ChecklistKeys = {
  readonly listRef: RefObject<HTMLUListElement | null>;
  readonly selectedId: string | undefined;
  readonly editing: Editing | undefined;
  readonly failure: ClientFailure | undefined;
  readonly select: (itemId: string) => void;
  readonly perform: (item: ChecklistItem, command: Command) => void;
  readonly typed: (item: ChecklistItem, editing: Editing) => string | undefined;
  readonly keep: (item: ChecklistItem, editing: Editing, text: string) => void;
  readonly save: (item: ChecklistItem, editing: Editing, text: string) => void;
  readonly leave: (item: ChecklistItem, editing: Editing) => void;
};

const moves: Readonly<Record<string, number>> = { j: 1, k: -1 };
const movesInList: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** Where the hand is. */
type Place = { readonly itemId: string | undefined; readonly editing: Editing | undefined };

/**
 * The selection in the checklist and what keys and buttons do with the selected item. The hand never waits for the core:
 * it goes on at once, and comes back only if something could not be saved.
 */
export function useChecklistKeys(run: ChecklistRun | undefined): ChecklistKeys {
  const listRef = useRef<HTMLUListElement>(null);
  const acts = useChecklistActs(run?.id ?? '');
  const [place, setPlace] = useState<Place>({ itemId: undefined, editing: undefined });
  /** Set when the keyboard moved the selection, so that the focus follows after drawing. */
  const focusNext = useRef(false);

  const items = run?.items ?? [];
  const selected =
    items.find((item) => item.id === place.itemId) ?? items.find((item) => item.state === 'open') ?? items[0];
  const selectedId = selected?.id;
  const { editing } = place;

  useEffect(() => {
    if (!focusNext.current || selectedId === undefined || editing !== undefined) return;
    focusNext.current = false;
    listRef.current?.querySelector<HTMLElement>('[tabindex="0"].tick')?.focus();
  });

  function select(itemId: string) {
    setPlace({ itemId, editing: undefined });
    focusNext.current = true;
  }

  function move(by: number) {
    const at = items.findIndex((item) => item.id === selectedId);
    const next = items[Math.min(Math.max(at + by, 0), items.length - 1)];
    if (next !== undefined) select(next.id);
  }

  /** After an item is closed the hand goes on to the next open one. */
  function goOnAfter(item: ChecklistItem) {
    const at = items.findIndex((other) => other.id === item.id);
    const next = [...items.slice(at + 1), ...items.slice(0, at)].find(acts.isOpen);
    select(next?.id ?? item.id);
  }

  /** Unless the hand is writing somewhere else by now. */
  function comeBackTo(item: ChecklistItem, to: Editing | undefined) {
    setPlace((now) => (now.editing === undefined ? { itemId: item.id, editing: to } : now));
  }

  async function toggle(item: ChecklistItem) {
    setPlace({ itemId: item.id, editing: undefined });
    const isSaved = acts.mark(item, item.state === 'open' ? 'done' : 'open');
    if (item.state === 'open') goOnAfter(item);
    if (!(await isSaved)) comeBackTo(item, undefined);
  }

  function perform(item: ChecklistItem, command: Command) {
    if (command === 'toggle') void toggle(item);
    else if (command !== 'open') setPlace({ itemId: item.id, editing: command });
    else if (item.link !== undefined) acts.openLink(item.link);
  }

  async function save(item: ChecklistItem, kind: Editing, text: string) {
    acts.keep(item, kind, text);
    const isSaved = acts.save(item, kind, text);
    if (kind === 'skip') goOnAfter(item);
    else select(item.id);
    if (!(await isSaved)) comeBackTo(item, kind);
  }

  usePageKeys(({ key, isInList, isHeld }) => {
    const by = moves[key] ?? (isInList ? movesInList[key] : undefined);
    if (by !== undefined) move(by);
    else {
      // Space is the checkbox's own key; Enter is not.
      const isEnter =
        isInList && key === 'Enter' && document.activeElement?.classList.contains('tick') === true;
      const command = isEnter ? 'toggle' : commandKeys[key];
      if (command === undefined || selected === undefined) return false;
      if (!isHeld) perform(selected, command);
    }
    return true;
  }, listRef);

  return {
    listRef,
    selectedId,
    editing,
    failure: acts.failure,
    select,
    perform,
    typed: acts.typed,
    keep: acts.keep,
    save: (item, kind, text) => void save(item, kind, text),
    leave(item, kind) {
      acts.forget(item, kind);
      select(item.id);
    },
  };
}
