import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Question } from '../../shared/nouns/support';
import type { ClientFailure } from '../client/client';
import { usePageKeys } from '../use-page-keys';
import { type Command, commandsOf, type Editing } from './question-commands';
import { useQuestionActs } from './use-question-acts';

export type QuestionKeys = {
  readonly listRef: RefObject<HTMLDivElement | null>;
  readonly selectedId: string | undefined;
  readonly editing: Editing | undefined;
  /** The forms of the selected question's issue are shown. */
  readonly isIssueOffered: boolean;
  readonly failure: ClientFailure | undefined;
  readonly select: (id: string) => void;
  readonly perform: (question: Question, command: Command) => void;
  readonly save: (question: Question, editing: Editing, text: string) => void;
  readonly leave: () => void;
};

const moves: Readonly<Record<string, number>> = { j: 1, k: -1 };
const movesInList: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

type Place = {
  readonly id: string | undefined;
  readonly editing: Editing | undefined;
  readonly isIssueOffered: boolean;
};

/** The selection in the list of questions, and what keys and buttons do with the selected one. */
export function useQuestionKeys(questions: readonly Question[], hasForms: boolean): QuestionKeys {
  const listRef = useRef<HTMLDivElement>(null);
  const acts = useQuestionActs();
  const [place, setPlace] = useState<Place>({ id: undefined, editing: undefined, isIssueOffered: false });
  /** Set when the keyboard moved the selection, so that the focus follows after drawing. */
  const focusNext = useRef(false);
  const selected = questions.find(({ id }) => id === place.id) ?? questions[0];
  // An input goes with the question that it belongs to.
  const editing = selected?.id === place.id ? place.editing : undefined;

  useEffect(() => {
    if (!focusNext.current || editing !== undefined) return;
    const row = listRef.current?.querySelector<HTMLElement>('.row.sel .pick');
    if (row == null) return;
    focusNext.current = false;
    row.focus();
  });

  function select(id: string) {
    setPlace({ id, editing: undefined, isIssueOffered: false });
    focusNext.current = true;
  }

  function move(by: number) {
    const at = questions.findIndex(({ id }) => id === selected?.id);
    const next = questions[Math.min(Math.max(at + by, 0), questions.length - 1)];
    if (next !== undefined) select(next.id);
  }

  function perform(question: Question, command: Command) {
    const { id, link, ticket } = question;
    switch (command) {
      case 'toggle':
        select(id);
        return void acts.toggle(question);
      case 'answer':
        select(id);
        return void acts.answer(question);
      case 'bring-back':
        select(id);
        return void acts.bringBack(question);
      case 'issue':
        return setPlace({ id, editing: undefined, isIssueOffered: true });
      case 'open-talk':
        return link === undefined ? undefined : acts.openLink(link);
      case 'open-issue':
        return ticket?.link === undefined ? undefined : acts.openLink(ticket.link);
      default:
        return setPlace((now) => ({ ...now, id, editing: command }));
    }
  }

  async function save(question: Question, kind: Editing, text: string) {
    // What could not be saved stays where it was typed.
    if (await acts.save(question, kind, text)) select(question.id);
  }

  usePageKeys(({ key, isInList, isHeld }) => {
    const by = moves[key] ?? (isInList ? movesInList[key] : undefined);
    if (by !== undefined && questions.length > 0) move(by);
    else {
      const command =
        selected === undefined
          ? undefined
          : commandsOf(selected, hasForms).find((offered) => offered.key === key)?.command;
      if (command === undefined || selected === undefined) return false;
      if (!isHeld) perform(selected, command);
    }
    return true;
  }, listRef);

  return {
    listRef,
    selectedId: selected?.id,
    editing,
    isIssueOffered: place.isIssueOffered && selected?.id === place.id,
    failure: acts.failure,
    select,
    perform,
    save: (question, kind, text) => void save(question, kind, text),
    leave: () => selected !== undefined && select(selected.id),
  };
}
