import type { RequestInput, RequestName } from '../../shared/contract';
import type { Question, QuestionStretch } from '../../shared/nouns/support';
import { goesAcrossNight, runningStretch } from '../../shared/support/stopwatch';
import { useApp, useZone } from '../app-context';
import type { ClientFailure } from '../client/client';
import { useAction, useActions } from '../use-action';
import type { Editing } from './question-commands';
import { readMoment } from './read-moment';

type SupportRequest = Extract<RequestName, `support.${string}`>;
type Asked = { [N in SupportRequest]: { readonly name: N; readonly input: RequestInput<N> } }[SupportRequest];

export type QuestionActs = {
  readonly failure: ClientFailure | undefined;
  /** Each answers true once it is saved. */
  readonly toggle: (question: Question) => Promise<boolean>;
  readonly answer: (question: Question) => Promise<boolean>;
  readonly bringBack: (question: Question) => Promise<boolean>;
  readonly save: (question: Question, editing: Editing, text: string) => Promise<boolean>;
  readonly openLink: (url: string) => void;
};

/** What is asked of the core for the questions. Acts on one question keep their order. */
export function useQuestionActs(): QuestionActs {
  const { client, stores } = useApp();
  const zone = useZone();
  const changes = useActions(async (_id: string, { name, input }: Asked) => {
    const outcome = await client.request(name, input);
    if (outcome.ok) stores.support.accept(outcome.value);
    return outcome;
  });
  const open = useAction((url: string) => client.request('links.open', { url }));

  async function ask(id: string, asked: Asked): Promise<boolean> {
    return (await changes.run(id, asked)).ok;
  }

  return {
    failure: changes.failure ?? open.failure,
    toggle: (question) =>
      ask(question.id, {
        name: runningStretch(question) === undefined ? 'support.resume' : 'support.stop',
        input: { id: question.id },
      }),
    answer: ({ id }) => ask(id, { name: 'support.answer', input: { id } }),
    bringBack: ({ id }) => ask(id, { name: 'support.bringBack', input: { id } }),
    async save(question, editing, text) {
      const asked = askedFor(question, editing, text, zone, stores.clock.getState().now);
      return asked === undefined ? false : ask(question.id, asked);
    },
    openLink: (url) => void open.run(url),
  };
}

/** Undefined where the text is no time. */
function askedFor(
  question: Question,
  editing: Editing,
  text: string,
  zone: string,
  now: number,
): Asked | undefined {
  const { id, asked, asker, link = '' } = question;
  switch (editing) {
    case 'ticket':
      return { name: 'support.ticket', input: { id, link: text } };
    case 'hand':
      return { name: 'support.handTo', input: { id, person: text } };
    case 'reword':
      return { name: 'support.reword', input: { id, asked: text, asker, link } };
    case 'asker':
      return { name: 'support.reword', input: { id, asked, asker: text, link } };
    case 'talk':
      return { name: 'support.reword', input: { id, asked, asker, link: text } };
    case 'note':
      return { name: 'support.note', input: { id, note: text } };
    case 'aside':
      return { name: 'support.setAside', input: { id, reason: text } };
    case 'began':
    case 'stopped': {
      const at = momentOf(question, editing, text, zone, now);
      const stretch = doubtfulStretch(question, zone, now);
      if (at === undefined || stretch === undefined) return undefined;
      const end = editing === 'began' ? { startedAt: at } : { stoppedAt: at };
      return { name: 'support.correct', input: { id, stretchId: stretch.id, ...end } };
    }
  }
}

export function momentOf(
  question: Question,
  editing: 'began' | 'stopped',
  text: string,
  zone: string,
  now: number,
): number | undefined {
  const stretch = doubtfulStretch(question, zone, now);
  if (stretch === undefined) return undefined;
  const standsAt = editing === 'began' ? stretch.startedAt : (stretch.stoppedAt ?? now);
  return readMoment(text, standsAt, zone, now);
}

/** The one that a correction is about: a stopwatch that ran through a night, or else the last one. */
function doubtfulStretch({ stretches }: Question, zone: string, now: number): QuestionStretch | undefined {
  return stretches.findLast((stretch) => goesAcrossNight(zone, stretch, now)) ?? stretches.at(-1);
}
