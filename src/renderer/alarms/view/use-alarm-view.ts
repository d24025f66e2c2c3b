import { useCallback, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { Alarm } from '../../../shared/nouns/alarm';
import { useApp } from '../../app-context';
import { go } from '../../router';
import { useValue } from '../../stores/copy';
import type { HoldAsk } from '../hold-acts';
import type { GridHandle } from './alarm-grid';
import { alarmKey, type GridRow } from './grid-rows';
import { useAlarmActs } from './use-alarm-acts';
import { useFilterInAddress } from './use-filter-in-address';
import { useHand } from './use-hand';
import { useListedAlarms } from './use-listed-alarms';
import { useMarks } from './use-marks';
import { useOpenedAlarm } from './use-opened-alarm';
import { useSelection } from './use-selection';
import { useSteadyRows } from './use-steady-rows';
import { type Command, canAcknowledge, offersFor } from './view-commands';
import { openingOf } from './what-opens';

/** What stands in the list of all alarms, where the hand is in it, and what it does there. */
export function useAlarmView(filterInAddress: string | undefined) {
  const { stores } = useApp();
  const grid = useRef<GridHandle>(null);
  const paneHeading = useRef<HTMLHeadingElement>(null);
  const filter = useFilterInAddress(filterInAddress);
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const listed = useListedAlarms(useValue(stores.alarms), filter.text, folded);
  const hand = useHand();
  const steady = useSteadyRows(listed.rows, listed.question, hand.isBusy);
  const selection = useSelection(steady, listed.question);
  const marks = useMarks(listed.matched);
  const acts = useAlarmActs();
  const [isOpen, setIsOpen] = useState(false);
  const [asked, setAsked] = useState<{ readonly id: string; readonly ask: HoldAsk }>();
  /** Whose verdict was asked for by its key. */
  const [judged, setJudged] = useState<string>();
  const [arrivedAbove, setArrivedAbove] = useState(0);

  const { byId } = listed;
  const fresh = useCallback((each: Alarm) => byId.get(each.id) ?? each, [byId]);
  const row: GridRow | undefined =
    selection.row?.kind === 'alarm' ? { ...selection.row, alarm: fresh(selection.row.alarm) } : selection.row;
  const alarm = row?.kind === 'alarm' ? row.alarm : undefined;
  const matches = useStore(stores.alarmHelp.store, (help) =>
    alarm === undefined ? undefined : help.matches[alarm.id],
  );
  const opening = alarm === undefined ? undefined : openingOf(alarm, matches);
  const marked = marks.alarms;
  const offers = offersFor(row, {
    marked,
    isMarked: marks.isMarked(row),
    opens: opening !== undefined,
    hasUnseen: listed.hasUnseen,
  });

  const selectedAt = steady.indexOfWanted.get(row?.key ?? '') ?? Number.POSITIVE_INFINITY;
  const waitingAbove = steady.waiting.filter(({ index }) => index < selectedAt).length;

  function show(index: number) {
    const at = steady.rows[Math.min(Math.max(index, 0), steady.rows.length - 1)];
    if (at === undefined) return;
    selection.select(at.key);
    grid.current?.show(steady.indexOf.get(at.key) ?? 0);
    grid.current?.focus();
  }

  function fold(key: string) {
    setFolded(new Set(folded.has(key) ? [...folded].filter((each) => each !== key) : [...folded, key]));
    selection.select(key);
  }

  async function acknowledge() {
    const several = marked.some(canAcknowledge) ? marked : row?.kind === 'group' ? row.alarms.map(fresh) : [];
    if (several.length > 0) {
      if (await acts.acknowledgeMany(several.filter(canAcknowledge))) marks.clear();
    } else if (alarm !== undefined && !acts.isBusy(alarm.id)) acts.acknowledge(alarm.id);
  }

  function open() {
    if (opening?.kind === 'runbook') go({ page: 'runbooks', id: opening.id });
    else if (opening !== undefined) acts.openOutside(opening.url);
  }

  function ask(kind: HoldAsk | undefined) {
    setAsked(kind === undefined || alarm === undefined ? undefined : { id: alarm.id, ask: kind });
    if (kind !== undefined) setIsOpen(true);
    else grid.current?.focus();
  }

  function details() {
    if (isOpen) paneHeading.current?.focus();
    setIsOpen(true);
  }

  function close() {
    setIsOpen(false);
    setAsked(undefined);
    setJudged(undefined);
    grid.current?.focus();
  }

  const doing: Readonly<Record<Command, () => void>> = {
    acknowledge: () => void acknowledge(),
    release: () => alarm !== undefined && acts.release(alarm.id),
    declare: () => go({ page: 'declare', alarmId: alarm?.id }),
    snooze: () => ask('snooze'),
    escalate: () => ask('escalate'),
    judge: () => {
      setIsOpen(true);
      setJudged(alarm?.id);
    },
    open,
    details,
    fold: () => row !== undefined && fold(row.key),
    mark: () => row !== undefined && marks.toggle(row),
  };

  useOpenedAlarm((id) => {
    if (!byId.has(id)) return false;
    const key = alarmKey(id);
    const index = steady.indexOf.get(key);
    if (index === undefined) {
      // What hides it goes; it is shown with the next drawing.
      if (filter.text !== '') filter.setText('');
      if (folded.size > 0) setFolded(new Set());
      if (steady.waiting.some((each) => each.key === key)) steady.letIn();
      return false;
    }
    selection.select(key);
    grid.current?.show(index);
    grid.current?.focus();
    setIsOpen(true);
    return true;
  });

  return {
    grid,
    paneHeading,
    filter,
    listed,
    hand,
    steady,
    selection,
    marks,
    marked,
    acts,
    offers,
    row,
    alarm,
    fresh,
    isOpen: isOpen && alarm !== undefined,
    asked: asked !== undefined && asked.id === alarm?.id ? asked.ask : undefined,
    isJudged: judged !== undefined && judged === alarm?.id,
    ask,
    close,
    show,
    perform(command: Command) {
      if (row !== undefined) selection.select(row.key);
      doing[command]();
    },
    /** A press of the pointer: shows the alarm, or opens or folds the group. */
    pick(key: string) {
      const picked = steady.rows[steady.indexOf.get(key) ?? -1];
      if (picked === undefined) return;
      selection.select(key);
      grid.current?.focus();
      if (picked.kind === 'group') fold(key);
      else setIsOpen(true);
    },
    turn(way: 'in' | 'out') {
      if (row?.kind === 'group') {
        if (row.isFolded === (way === 'in')) fold(row.key);
      } else if (way === 'out') {
        const head = steady.rows.findLastIndex(
          ({ kind }, index) => kind === 'group' && index < selection.index,
        );
        if (head >= 0) show(head);
      }
    },
    /** One thing after the other: details, marks, filter. True if there was one. */
    leave(): boolean {
      if (isOpen && alarm !== undefined) close();
      else if (marks.ids.size > 0) marks.clear();
      else if (filter.text !== '') filter.setText('');
      else return false;
      return true;
    },
    above: arrivedAbove + waitingAbove,
    below: steady.waiting.length - waitingAbove,
    showNew() {
      steady.letIn();
      setArrivedAbove(0);
      grid.current?.toTop();
    },
    setArrivedAbove,
  };
}
