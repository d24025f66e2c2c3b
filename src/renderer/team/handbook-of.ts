import type { Pack, PackChoice } from '../../shared/nouns/pack';
import { originWords } from '../words/pack-words';
import { type Chapter, copy, fact, filled, link, list, maybe, text } from './handbook';
import { hoursChapter } from './hours-chapter';
import { incidentChapter } from './incident-chapter';
import { reachChapter } from './reach-chapter';
import { isPastReview, reviewSentence } from './review-words';

/** The pack as people need it at three in the morning: what is on fire first, what the team is for last. */
export function handbookOf(
  pack: Pack,
  at: { readonly now: number; readonly today: string; readonly choice: PackChoice | undefined },
): readonly Chapter[] {
  return filled([
    incidentChapter(pack),
    reachChapter(pack),
    knownIssues(pack),
    hoursChapter(pack, at.now),
    day(pack),
    texts(pack),
    about(pack, at.today, at.choice),
  ]);
}

function knownIssues({ knownIssues: issues }: Pack): Chapter {
  return {
    id: 'known-issues',
    title: 'Known issues',
    sections: [
      {
        id: 'issues',
        title: 'Known issues',
        isWide: true,
        entries: issues.map(({ id, incident, causes, actions, risks, words }) => ({
          key: id,
          title: incident,
          pieces: [
            ...maybe(causes, (cause) => fact('Usually:', cause)),
            fact('What to do:', actions),
            ...maybe(risks, (risk) => fact('Risks:', risk)),
            ...(words.length === 0 ? [] : [fact('Comes up by:', words.join(', '))]),
          ],
        })),
      },
    ],
  };
}

function day({ support, outcomes }: Pack): Chapter {
  return {
    id: 'day',
    title: 'Support and findings',
    sections: [
      {
        id: 'support',
        title: 'How we support',
        entries: [
          { key: 'style', pieces: list(support.style, 'We are') },
          ...support.ticketForms.map(({ name, url, note }) => ({
            key: url,
            pieces: [link(`Ticket: ${name}`, url), ...maybe(note, text)],
          })),
        ],
      },
      {
        id: 'outcomes',
        title: 'How a finding ends',
        entries: outcomes.map(({ id, name, action, offersIncident, followUp }) => ({
          key: id,
          title: name,
          remark: offersIncident ? 'may be an incident' : undefined,
          pieces: [
            text(action),
            ...list(
              followUp.map(({ question, required }) =>
                required ? question : `${question} (may be left out)`,
              ),
              'To be answered',
            ),
          ],
        })),
      },
    ],
  };
}

function texts({ templates }: Pack): Chapter {
  const named = [
    ['Somebody looks into a finding', templates.looking],
    ['Service is degraded', templates.degradedService],
    ['It is resolved', templates.resolved],
    ['Announcement', templates.announcement],
  ] as const;
  return {
    id: 'texts',
    title: 'Texts',
    sections: [
      {
        id: 'templates',
        title: 'To be filled in',
        isWide: true,
        entries: named.flatMap(([title, words]) =>
          words === undefined ? [] : [{ key: title, title, pieces: [copy(words)] }],
        ),
      },
    ],
  };
}

function about(
  { responsibilities, review, documents }: Pack,
  today: string,
  choice: PackChoice | undefined,
): Chapter {
  return {
    id: 'about',
    title: 'This team, and this page',
    sections: [
      {
        id: 'responsibilities',
        title: 'What we are responsible for',
        entries: responsibilities.map(({ what, why }) => ({ key: what, title: what, pieces: [text(why)] })),
      },
      {
        id: 'documents',
        title: 'What it was written from',
        entries: [
          ...documents.map((document) => ({
            key: document.name,
            title: document.name,
            isOverdue: isPastReview(document, today),
            remark: reviewSentence(document, today),
            pieces: maybe(document.link, (url) => link('Open it', url)),
          })),
          ...(choice === undefined
            ? []
            : [
                {
                  key: 'pack',
                  title: 'This pack',
                  isOverdue: review !== undefined && isPastReview(review, today),
                  remark: review === undefined ? undefined : reviewSentence(review, today),
                  pieces: [text(extension(choice))],
                },
              ]),
        ],
      },
    ],
  };
}

/** How what is missing here gets here. */
function extension(choice: PackChoice): string {
  const where = originWords(choice);
  return choice.origin === 'shipped'
    ? 'It ships with Watchkeeper. Make it your own with “watchkeeper pack new”, and add what you learn: what its file says stands here at once.'
    : `It is ${where}. Add what you learn there: what the file says stands here at once.`;
}
