import { hoursWords } from '../hours-words';
import type { Question } from '../nouns/support';
import { formatDay } from '../rota/format-time';
import { beganAt, workedMs } from './stopwatch';

/** What an issue is opened with. The question itself comes first, and what must not be lost stands after it. */
export type TicketText = { readonly title: string; readonly asked: string; readonly facts: string };

const longestTitle = 120;

export function ticketText(
  question: Pick<Question, 'asked' | 'asker' | 'link' | 'stretches'>,
  zone: string,
  now: number,
): TicketText {
  const { asked, asker, link, stretches } = question;
  const facts = [
    asker === '' ? undefined : `Asked by ${quiet(asker)} on ${formatDay(zone, beganAt(question))}.`,
    link === undefined ? undefined : `The talk is in Slack, and stays there: ${link}`,
    `Time spent so far: ${hoursWords(workedMs(stretches, now))}.`,
  ];
  return {
    title: titleOf(asked.toWellFormed()),
    asked: quiet(asked.toWellFormed().trim()),
    facts: facts.filter((fact) => fact !== undefined).join('\n\n'),
  };
}

export function ticketBody({ asked, facts }: TicketText): string {
  return `${asked}\n\n${facts}`;
}

function titleOf(asked: string): string {
  const [first = ''] = asked.trim().split(/\r?\n/);
  const characters = Array.from(first.replace(/\s+/g, ' ').trim());
  return characters.length <= longestTitle
    ? characters.join('')
    : `${characters.slice(0, longestTitle - 1).join('')}…`;
}

/** `@name` is somebody in Slack and somebody else on GitHub, whom an invisible space keeps from being called. */
function quiet(text: string): string {
  return text.toWellFormed().replace(/(?<![\w.])@(?=\w)/g, '@\u200b');
}
