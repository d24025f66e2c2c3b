import type { RequestInput } from '../../../src/shared/contract';
import type { Pack } from '../../../src/shared/nouns/pack';
import type {
  NominatedPeriod,
  NominationDay,
  Question,
  SupportView,
} from '../../../src/shared/nouns/support';
import { ordinaryCore } from '../support/render';
import { at, now, pack } from '../support/samples';

export const minute = 60_000;
export const talk = 'https://mojdt.slack.com/archives/C57UPMZLY/p1700000000000100';

export const supportPack: Pack = {
  ...pack,
  channels: { ...pack.channels, support: '#ask-us' },
  limits: { ...pack.limits, supportQuestionMs: 15 * minute },
  support: {
    periods: [],
    ticketForms: [
      { name: 'long version', url: 'https://github.com/o/r/issues/new?template=a.md&labels=support%20team' },
      { name: 'short version', url: 'https://goo.gl/msfGiS' },
    ],
    style: ['friendly', 'timely'],
  },
};

/** Running since 09:35: seven minutes. */
export function question(id: string, more: Partial<Question> = {}): Question {
  return {
    id,
    asked: `Question ${id}`,
    asker: 'Joan',
    link: undefined,
    note: '',
    state: 'open',
    ticket: undefined,
    handedTo: undefined,
    setAside: undefined,
    takenBy: 'Ann',
    limitMs: 15 * minute,
    stretches: [{ id: `${id}-1`, startedAt: at(9, 35), stoppedAt: undefined }],
    changedAt: at(9, 35),
    ...more,
  };
}

/** Running for longer than its limit. */
export const due = (id: string, more: Partial<Question> = {}) =>
  question(id, { stretches: [{ id: `${id}-1`, startedAt: at(9, 20), stoppedAt: undefined }], ...more });

export function period(name: string, from: number, to: number, more: Partial<NominatedPeriod> = {}) {
  return { name, startsAt: at(from), endsAt: at(to), person: undefined, isMe: false, history: [], ...more };
}

export const today: NominationDay = {
  date: '2026-11-20',
  isToday: true,
  periods: [period('Morning', 9, 12), period('Lunch', 12, 14)],
  people: ['Ann', 'Grace'],
};

/** A core that keeps questions and nominations as asked. */
export function supportCore(view: SupportView, more: Parameters<typeof ordinaryCore>[0] = {}) {
  let kept = view;
  const change = (id: string, part: Partial<Question>) => {
    kept = {
      ...kept,
      questions: kept.questions.map((each) => (each.id === id ? { ...each, ...part } : each)),
    };
    return kept;
  };
  const stop = (id: string, part: Partial<Question> = {}) => {
    const stretches = kept.questions
      .find((each) => each.id === id)
      ?.stretches.map((stretch) => ({ ...stretch, stoppedAt: stretch.stoppedAt ?? now }));
    return change(id, { ...part, ...(stretches === undefined ? {} : { stretches }) });
  };
  return ordinaryCore({
    'packs.current': () => supportPack,
    'support.read': () => kept,
    'support.begin': ({ id, asked, asker = '', link = '' }: RequestInput<'support.begin'>) => {
      const begun = question(id, { asked, asker, link: link === '' ? undefined : link });
      kept = { ...kept, questions: [...kept.questions, begun] };
      return kept;
    },
    'support.stop': ({ id }) => stop(id),
    'support.resume': ({ id }) => change(id, { state: 'open' }),
    'support.answer': ({ id }) => stop(id, { state: 'answered' }),
    'support.ticket': ({ id, link = '' }) =>
      stop(id, { state: 'ticket', ticket: { openedAt: now, link: link === '' ? undefined : link } }),
    'support.handTo': ({ id, person }) => stop(id, { state: 'handed', handedTo: person }),
    'support.note': ({ id, note }) => change(id, { note }),
    'support.reword': ({ id, asked }) => change(id, { asked }),
    'support.correct': () => kept,
    'support.setAside': ({ id, reason }) => stop(id, { setAside: reason }),
    'support.bringBack': ({ id }) => change(id, { setAside: undefined }),
    'support.nominate': ({ period: name, person }) => {
      kept = {
        ...kept,
        days: kept.days.map((day) => ({
          ...day,
          periods: day.periods.map((each) =>
            each.name === name
              ? { ...each, person, history: [...each.history, { person, setBy: 'Ann', setAt: now }] }
              : each,
          ),
        })),
      };
      return kept;
    },
    'links.open': () => ({ host: 'github.com' }),
    ...more,
  });
}
