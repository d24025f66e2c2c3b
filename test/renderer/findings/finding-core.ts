import { conclusionText, lookingText } from '../../../src/shared/findings/finding-words';
import { answersOf } from '../../../src/shared/findings/follow-up';
import type { Finding, FindingPlan, FindingPost, FindingRepeats } from '../../../src/shared/nouns/finding';
import type { FakeCore } from '../support/fake-core';
import { ordinaryCore } from '../support/render';
import { now } from '../support/samples';
import { finding, noRepeats, plan } from './finding-samples';

/** A core that keeps one finding as it is asked to. */
export function findingCore(
  given: { readonly finding?: Finding; readonly plan?: FindingPlan; readonly repeats?: FindingRepeats } = {},
  more: FakeCore['answers'] = {},
) {
  let kept = given.finding ?? finding;
  const team = given.plan ?? plan;
  const post = (opId: string, text: string): FindingPost | undefined =>
    team.channel === undefined
      ? undefined
      : { opId, channel: team.channel, text, delivery: { state: 'sent', failure: undefined } };
  const change = (part: Partial<Finding>) => {
    kept = { ...kept, ...part };
    return kept;
  };
  const thread = team.channel === undefined ? undefined : { channel: team.channel };
  const core = ordinaryCore({
    'findings.list': () => [kept],
    'findings.read': () => ({ finding: kept, plan: team, repeats: given.repeats ?? noRepeats }),
    'findings.repeats': () => given.repeats ?? noRepeats,
    'findings.look': ({ opId }) =>
      change({
        state: 'looking',
        look: { by: 'Ann', at: now, post: post(opId, lookingText(team.looking, kept.text)) },
        thread,
      }),
    'findings.why': ({ position, text }) => {
      const whys = [...kept.whys];
      while (whys.length < position) whys.push('');
      whys[position] = text;
      return change({ whys });
    },
    'findings.end': ({ endId, outcomeId, answers, conclusion }) => {
      const outcome = team.outcomes.find(({ id }) => id === outcomeId);
      if (outcome === undefined) throw new Error('no such outcome');
      const end = {
        id: endId,
        outcomeId,
        outcomeName: outcome.name,
        action: outcome.action,
        answers: answersOf(outcome, answers),
        whys: kept.whys,
        conclusion,
        by: 'Ann',
        at: now,
        reopened: undefined,
      };
      const text = conclusionText(end, kept.thread === undefined ? kept.text : undefined);
      return change({ state: 'ended', end: { ...end, post: post('op-end', text) }, thread });
    },
    'findings.reopen': ({ reason }) => {
      const { end } = kept;
      if (end === undefined) throw new Error('not ended');
      const reopened = { by: 'Ann', at: now, reason, post: undefined };
      return change({ state: 'looking', end: undefined, earlierEnds: [{ ...end, reopened }] });
    },
    'findings.tell': ({ opId }) => {
      const { end } = kept;
      if (end === undefined) throw new Error('not ended');
      return change({ end: { ...end, post: post(opId, 'told') } });
    },
    ...more,
  });
  return { core, kept: () => kept, change };
}
