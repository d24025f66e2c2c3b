import { describe, expect, it } from 'vitest';
import { missingAnswers } from '../../../src/shared/findings/follow-up';
import { goodAnswer, openFindingDesk, shippedPack, shippedPacks } from './finding-bench';

const cases = shippedPacks.flatMap((name) =>
  shippedPack(name).outcomes.map((outcome) => ({ pack: name, outcome })),
);
const refused = (question: string) =>
  expect.objectContaining({ code: 'follow-up-missing', detail: { question, reason: expect.any(String) } });

describe.each(cases)('$pack: $outcome.name', ({ pack, outcome }) => {
  function openDesk() {
    const desk = openFindingDesk({ pack: shippedPack(pack) });
    desk.raise();
    const end = (answers: readonly { id: string; answer: string }[]) =>
      desk.findings.end({
        id: 'finding-1',
        endId: 'end-1',
        outcomeId: outcome.id,
        answers: [...answers],
        conclusion: 'so it is',
      });
    return { desk, end };
  }
  const required = outcome.followUp.filter((each) => each.required);
  const answered = required.map((each) => ({ id: each.id, answer: goodAnswer(each) }));

  it('asks for something, and ends with exactly what it must have', () => {
    expect(required.length).toBeGreaterThan(0);
    const { end } = openDesk();
    expect(end(answered)).toMatchObject({ state: 'ended', end: { outcomeName: outcome.name } });
  });

  it.each(required.map((each) => ({ each })))('is refused without “$each.question”', ({ each }) => {
    const { desk, end } = openDesk();
    const others = answered.filter(({ id }) => id !== each.id);
    for (const answer of [undefined, '', ' \n\t']) {
      const given = answer === undefined ? others : [...others, { id: each.id, answer }];
      expect(() => end(given)).toThrow(refused(each.question));
    }
    expect(desk.findings.list()[0]?.state).toBe('raised');
    expect(desk.outbox.read().posts).toEqual([]);
  });

  const links = outcome.followUp.filter(({ answer }) => answer === 'link');
  it.each(links.map((each) => ({ each })))('takes only an https address for “$each.question”', ({ each }) => {
    const others = answered.filter(({ id }) => id !== each.id);
    for (const answer of [
      'http://example.org',
      'ticket 12',
      'javascript:alert(1)',
      'https://',
      'https://a b',
    ]) {
      const { end } = openDesk();
      expect(() => end([...others, { id: each.id, answer }])).toThrow(refused(each.question));
    }
    const { end } = openDesk();
    const ended = end([...others, { id: each.id, answer: ' https://example.org/1 ' }]);
    expect(ended.end?.answers.find(({ id }) => id === each.id)?.answer).toBe('https://example.org/1');
  });
});

it('every shipped pack offers to declare where the outcome may be an incident', () => {
  const offering = cases.filter(({ outcome }) => outcome.offersIncident);
  expect(offering.map(({ pack, outcome }) => [pack, outcome.id])).toEqual(
    shippedPacks.map((pack) => [pack, 'serious-issue']),
  );
});

it('an outcome without follow-up lacks nothing', () => {
  const outcome = { id: 'a', name: 'A', action: '', offersIncident: false, followUp: [] };
  expect(missingAnswers(outcome, [{ id: 'stray', answer: 'x' }])).toEqual([]);
});
