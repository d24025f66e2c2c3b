/** What is told of a finding in its thread. The preview and the post both come from here, so what is shown is what is sent. */
import type { FindingAnswer } from '../nouns/finding';
import { fillTemplate, templateGaps } from '../templates';

const plainLooking = 'I am looking into {what you are looking into}';
const longestWhyTold = 160;

/** The pack's words for starting to look, with the finding on one line in their gap. */
export function lookingText(template: string | undefined, text: string): string {
  const words = template ?? plainLooking;
  const what = oneLine(text);
  return fillTemplate(words, Object.fromEntries(templateGaps(words).map((gap) => [gap, what]))).trim();
}

export type Conclusion = {
  readonly outcomeName: string;
  readonly conclusion: string;
  readonly whys: readonly string[];
  readonly answers: readonly Pick<FindingAnswer, 'question' | 'answer'>[];
};

/** `heading` is the finding itself, where nothing before in the thread says what it was. */
export function conclusionText(
  { outcomeName, conclusion, whys, answers }: Conclusion,
  heading: string | undefined,
): string {
  const given = whys.map(oneLine).filter((why) => why !== '');
  return [
    ...(heading === undefined ? [] : [`Finding: ${oneLine(heading)}`]),
    `Outcome: ${oneLine(outcomeName)}`,
    conclusion.toWellFormed().trim(),
    ...(given.length === 0 ? [] : [`Why: ${given.map(numbered).join(' ')}`]),
    ...answers.filter(({ answer }) => answer.trim() !== '').map(answerLine),
  ].join('\n');
}

export function reopeningText(reason: string): string {
  return `Opened again: ${oneLine(reason)}`;
}

/** `Who decides? Bob`, `The ticket: https://…` */
export function answerLine({ question, answer }: Pick<FindingAnswer, 'question' | 'answer'>): string {
  const asked = oneLine(question);
  return `${asked}${/[?:]$/.test(asked) ? '' : ':'} ${oneLine(answer)}`;
}

export function oneLine(text: string): string {
  return text.toWellFormed().replace(/\s+/g, ' ').trim();
}

function numbered(why: string, index: number): string {
  const short = [...why];
  const cut = short.length <= longestWhyTold ? why : `${short.slice(0, longestWhyTold - 1).join('')}…`;
  return `${index + 1}. ${cut}`;
}
