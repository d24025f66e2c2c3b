import type { Question } from '../../shared/nouns/support';
import { runningStretch } from '../../shared/support/stopwatch';

/** What a question asks for in an input of its own. */
export type Editing =
  | 'ticket'
  | 'hand'
  | 'reword'
  | 'asker'
  | 'talk'
  | 'note'
  | 'began'
  | 'stopped'
  | 'aside';
export type Command = 'toggle' | 'answer' | 'issue' | 'open-talk' | 'open-issue' | 'bring-back' | Editing;

type Offered = { readonly key: string; readonly word: string; readonly command: Command };

/** What can be done with a question, as its row shows it. */
export function commandsOf(question: Question, hasForms: boolean): readonly Offered[] {
  const { setAside, state, ticket, link } = question;
  if (setAside !== undefined) return [{ key: 'x', word: 'bring back', command: 'bring-back' }];
  const isRunning = runningStretch(question) !== undefined;
  const isOpen = state === 'open';
  return [
    { key: 's', word: isRunning ? 'stop' : isOpen ? 'start again' : 'take up again', command: 'toggle' },
    ...offered(state !== 'answered', { key: 'a', word: 'answered', command: 'answer' }),
    ...offered(hasForms && ticket === undefined, { key: 'i', word: 'open an issue', command: 'issue' }),
    ...offered(ticket?.link !== undefined, { key: 'i', word: 'show its issue', command: 'open-issue' }),
    { key: 'l', word: ticket === undefined ? 'issue opened' : 'link of its issue', command: 'ticket' },
    { key: 'h', word: 'hand to somebody', command: 'hand' },
    ...offered(link !== undefined, { key: 'o', word: 'open the talk', command: 'open-talk' }),
    { key: 'n', word: 'note', command: 'note' },
    { key: 'e', word: 'wording', command: 'reword' },
    { key: 'w', word: 'who asks', command: 'asker' },
    { key: 'm', word: link === undefined ? 'link to the talk' : 'other link to the talk', command: 'talk' },
    { key: 'b', word: 'when it began', command: 'began' },
    { key: 't', word: 'when it stopped', command: 'stopped' },
    { key: 'x', word: 'set aside', command: 'aside' },
  ];
}

function offered(isOffered: boolean, command: Offered): readonly Offered[] {
  return isOffered ? [command] : [];
}

type EditingWords = {
  readonly label: string;
  readonly longest: number;
  readonly isEmptyAllowed: boolean;
  readonly initial: (question: Question) => string;
};

const nothing = () => '';

export const editingWords: Readonly<Record<Editing, EditingWords>> = {
  ticket: {
    label: 'Link of the issue, or nothing while it is to come',
    longest: 2_000,
    isEmptyAllowed: true,
    initial: ({ ticket }) => ticket?.link ?? '',
  },
  hand: { label: 'Who has it now?', longest: 200, isEmptyAllowed: false, initial: nothing },
  reword: { label: 'What is asked', longest: 20_000, isEmptyAllowed: false, initial: ({ asked }) => asked },
  asker: { label: 'Who asks', longest: 200, isEmptyAllowed: true, initial: ({ asker }) => asker },
  talk: {
    label: 'Link to the talk',
    longest: 2_000,
    isEmptyAllowed: true,
    initial: ({ link }) => link ?? '',
  },
  note: { label: 'Note', longest: 4_000, isEmptyAllowed: true, initial: ({ note }) => note },
  began: {
    label: 'When did it begin? 11:40, or -5m for five minutes earlier',
    longest: 20,
    isEmptyAllowed: false,
    initial: nothing,
  },
  stopped: {
    label: 'When did it stop? 11:40, or -5m for five minutes earlier',
    longest: 20,
    isEmptyAllowed: false,
    initial: nothing,
  },
  aside: {
    label: 'Why is it no question? It stays on record and counts nowhere.',
    longest: 500,
    isEmptyAllowed: false,
    initial: nothing,
  },
};
