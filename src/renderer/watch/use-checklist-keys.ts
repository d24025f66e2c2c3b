import { type RefObject, useEffect, useRef, useState } from 'react';
import type { ChecklistRun } from '../../shared/nouns/checklist';
import type { ClientFailure } from '../client/client';
import { usePageKeys } from '../use-page-keys';
import { type Command, commandKeys, type Editing } from './checklist-commands';
import { useChecklistActs } from './use-checklist-acts';
import { keyOf, openCount, type WalkItem, walkItemsOf } from './walk-items';

export type ChecklistKeys = {
  readonly listRef: RefObject<HTMLDivElement | null>;
  readonly selectedKey: string | undefined;
  readonly isFolded: (run: ChecklistRun) => boolean;
  readonly fold: (run: ChecklistRun, isFolded: boolean) => void;
  readonly editing: Editing | undefined;
  readonly failure: ClientFailure | undefined;
  readonly select: (item: WalkItem) => void;
  readonly perform: (item: WalkItem, command: Command) => void;
  readonly typed: (item: WalkItem, editing: Editing) => string | undefined;
  readonly keep: (item: WalkItem, editing: Editing, text: string) => void;
  readonly save: (item: WalkItem, editing: Editing, text: string) => void;
  readonly leave: (item: WalkItem, editing: Editing) => void;
};

const moves: Readonly<Record<string, number>> = { j: 1, k: -1 };
const movesInList: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** Where the hand is. */
type Place = { readonly item: WalkItem | undefined; readonly editing: Editing | undefined };

/**
 * The selection in today's lists and what keys and buttons do with the selected item. The hand never waits for the core:
 * it goes on at once, and comes back only if something could not be saved.
 */
export function useChecklistKeys(runs: readonly ChecklistRun[]): ChecklistKeys {
  const listRef = useRef<HTMLDivElement>(null);
  const acts = useChecklistActs();
  const [place, setPlace] = useState<Place>({ item: undefined, editing: undefined });
  /** Set when the keyboard moved the selection, so that the focus follows after drawing. */
  const focusNext = useRef(false);

  /** By run, where a person said so. */
  const [folds, setFolds] = useState<ReadonlyMap<string, boolean>>(new Map());

  /** What is done is folded once a later list is open, but never under the hand that writes. */
  function isFolded(run: ChecklistRun): boolean {
    const isWritten = place.editing !== undefined && place.item?.runId === run.id;
    const isDone = openCount(run) === 0 && run !== runs.at(-1);
    return folds.get(run.id) ?? (isDone && !isWritten);
  }

  const items = runs.filter((run) => !isFolded(run)).flatMap(walkItemsOf);
  const placed = place.item === undefined ? undefined : keyOf(place.item);
  const selected =
    items.find((item) => keyOf(item) === placed) ?? items.find((item) => item.state === 'open') ?? items[0];
  const selectedKey = selected === undefined ? undefined : keyOf(selected);
  // An input goes with the item that it belongs to.
  const editing = selectedKey === placed ? place.editing : undefined;

  useEffect(() => {
    if (!focusNext.current || selectedKey === undefined || editing !== undefined) return;
    focusNext.current = false;
    listRef.current?.querySelector<HTMLElement>('[tabindex="0"].tick')?.focus();
  });

  function select(item: WalkItem) {
    setPlace({ item, editing: undefined });
    focusNext.current = true;
  }

  function move(by: number) {
    const at = items.findIndex((item) => keyOf(item) === selectedKey);
    const next = items[Math.min(Math.max(at + by, 0), items.length - 1)];
    if (next !== undefined) select(next);
  }

  /** After an item is closed the hand goes on to the next open one. */
  function goOnAfter(item: WalkItem) {
    const at = items.findIndex((other) => keyOf(other) === keyOf(item));
    const next = [...items.slice(at + 1), ...items.slice(0, at)].find(acts.isOpen);
    select(next ?? item);
  }

  /** Unless the hand is writing somewhere else by now. */
  function comeBackTo(item: WalkItem, to: Editing | undefined) {
    setPlace((now) => (now.editing === undefined ? { item, editing: to } : now));
  }

  async function toggle(item: WalkItem) {
    setPlace({ item, editing: undefined });
    const isSaved = acts.mark(item, item.state === 'open' ? 'done' : 'open');
    if (item.state === 'open') goOnAfter(item);
    if (!(await isSaved)) comeBackTo(item, undefined);
  }

  function perform(item: WalkItem, command: Command) {
    if (command === 'toggle') void toggle(item);
    else if (command !== 'open') setPlace({ item, editing: command });
    else if (item.link !== undefined) acts.openLink(item.link);
  }

  async function save(item: WalkItem, kind: Editing, text: string) {
    acts.keep(item, kind, text);
    const isSaved = acts.save(item, kind, text);
    if (kind === 'skip') goOnAfter(item);
    else select(item);
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
    selectedKey,
    isFolded,
    fold: (run, isRunFolded) => setFolds((now) => new Map(now).set(run.id, isRunFolded)),
    editing,
    failure: acts.failure,
    select,
    perform,
    typed: acts.typed,
    keep: acts.keep,
    save: (item, kind, text) => void save(item, kind, text),
    leave(item, kind) {
      acts.forget(item, kind);
      select(item);
    },
  };
}
