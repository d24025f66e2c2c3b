import { readHttpsAddress } from '../https-address';
import type { FindingAnswer } from '../nouns/finding';
import type { FollowUp, Outcome } from '../nouns/pack-process';

export type GivenAnswer = { readonly id: string; readonly answer: string };

/** What an outcome still asks for. */
export type MissingAnswer = { readonly followUp: FollowUp; readonly reason: string };

/** The follow-up of an outcome that lacks an answer it must have, in the pack's order. */
export function missingAnswers(outcome: Outcome, given: readonly GivenAnswer[]): readonly MissingAnswer[] {
  return outcome.followUp.flatMap((followUp) => {
    const reason = faultOf(followUp, answerTo(followUp, given));
    return reason === undefined ? [] : [{ followUp, reason }];
  });
}

/** Each question of the outcome that was answered, as it was asked. */
export function answersOf(outcome: Outcome, given: readonly GivenAnswer[]): readonly FindingAnswer[] {
  return outcome.followUp
    .map((followUp) => ({
      id: followUp.id,
      question: followUp.question,
      kind: followUp.answer,
      answer: answerTo(followUp, given),
    }))
    .filter(({ answer }) => answer !== '');
}

function answerTo({ id }: FollowUp, given: readonly GivenAnswer[]): string {
  return (given.find((one) => one.id === id)?.answer ?? '').toWellFormed().trim();
}

function faultOf({ required, answer: kind }: FollowUp, answer: string): string | undefined {
  if (answer === '') return required ? missingOf[kind] : undefined;
  return kind === 'link' && !isHttpsLink(answer) ? 'the answer must be an https address' : undefined;
}

const missingOf: Readonly<Record<FollowUp['answer'], string>> = {
  text: 'nothing is written there',
  person: 'nobody is named there',
  link: 'no address is given there',
};

function isHttpsLink(text: string): boolean {
  return text.startsWith('https://') && !/\s/.test(text) && readHttpsAddress(text).kind === 'address';
}
