import { type FormEvent, useId } from 'react';
import { useStore } from 'zustand';
import { conclusionText } from '../../shared/findings/finding-words';
import { answersOf, missingAnswers } from '../../shared/findings/follow-up';
import type { Finding, FindingPlan } from '../../shared/nouns/finding';
import type { Outcome } from '../../shared/nouns/pack-process';
import { findingLengths } from '../../shared/requests/findings';
import { useApp } from '../app-context';
import { Button } from '../components/button';
import { Field } from '../components/field';
import { sendKey } from '../components/key-hint';
import { FailureNotice } from '../components/notice';
import { sendsForm } from '../components/sends-form';
import { hrefOf } from '../router';
import { useAction } from '../use-action';
import { listed } from '../words/counted';
import { FollowUpField } from './follow-up-field';
import { OutcomeChoice } from './outcome-choice';
import { PostPreview } from './post-preview';
import { useWhys } from './whys';

/** How it ends: an outcome of the team, what that outcome asks for, and the conclusion. */
export function EndForm({ finding, plan }: { readonly finding: Finding; readonly plan: FindingPlan }) {
  const { client, stores } = useApp();
  const { findingDrafts: drafts } = stores;
  const headingId = useId();
  const draft = useStore(drafts.store, (state) => state.drafts[finding.id]);
  const whys = useWhys(finding);
  const outcome = plan.outcomes.find(({ id }) => id === draft?.outcomeId);
  const conclusion = draft?.conclusion ?? '';
  const given = outcome === undefined ? [] : givenTo(outcome, draft?.answers ?? {});
  const lacking = lackingOf(outcome, given, conclusion);

  const end = useAction(async (chosen: Outcome) => {
    await drafts.flush(finding.id);
    const result = await client.request('findings.end', {
      id: finding.id,
      endId: drafts.of(finding.id).endId,
      outcomeId: chosen.id,
      answers: given.filter(({ answer }) => answer.trim() !== ''),
      conclusion,
    });
    if (!result.ok) return result;
    stores.findings.acceptOne(result.value);
    drafts.forget(finding.id);
    return result;
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    if (outcome === undefined || lacking.length > 0 || end.isBusy) return;
    void end.run(outcome);
  }

  return (
    <section aria-labelledby={headingId}>
      <h2 id={headingId}>How does it end?</h2>
      <form className="stack" aria-labelledby={headingId} onSubmit={submit} onKeyDown={sendsForm}>
        <OutcomeChoice
          outcomes={plan.outcomes}
          chosenId={outcome?.id}
          onChoose={(outcomeId) => drafts.write(finding.id, { outcomeId })}
        />
        {outcome === undefined ? null : (
          <>
            {outcome.offersIncident ? <DeclareIt finding={finding} /> : null}
            {outcome.followUp.map((followUp) => (
              <FollowUpField
                key={`${outcome.id}/${followUp.id}`}
                followUp={followUp}
                value={given.find(({ id }) => id === followUp.id)?.answer ?? ''}
                onType={(answer) =>
                  drafts.write(finding.id, {
                    answers: { ...drafts.of(finding.id).answers, [keyOf(outcome, followUp.id)]: answer },
                  })
                }
              />
            ))}
            <Field label="Conclusion" hint="So that whoever meets it next can find it.">
              {(control) => (
                <textarea
                  {...control}
                  rows={2}
                  maxLength={findingLengths.conclusion}
                  value={conclusion}
                  onChange={(event) => drafts.write(finding.id, { conclusion: event.target.value })}
                />
              )}
            </Field>
            <PostPreview
              finding={finding}
              channel={plan.channel}
              text={conclusionText(
                {
                  outcomeName: outcome.name,
                  conclusion: conclusion.trim() === '' ? '[conclusion]' : conclusion,
                  whys,
                  answers: answersOf(outcome, given),
                },
                finding.thread === undefined ? finding.text : undefined,
              )}
            />
          </>
        )}
        <FailureNotice failure={end.failure} />
        <div className="acts">
          <Button
            type="submit"
            look="strong"
            keys={sendKey()}
            disabled={lacking.length > 0}
            isBusy={end.isBusy}
          >
            {plan.channel === undefined ? 'End it' : 'End it and post'}
          </Button>
          {outcome === undefined || lacking.length === 0 ? null : (
            <span className="hint">Still missing: {listed(lacking)}.</span>
          )}
        </div>
      </form>
    </section>
  );
}

function DeclareIt({ finding: { raisedFrom: from } }: { readonly finding: Finding }) {
  const alarmId = from.kind === 'alarm' ? from.alarmId : undefined;
  return (
    <p>
      If it is an incident: <a href={hrefOf({ page: 'declare', alarmId })}>Declare an incident</a>. What you
      have written here stays.
    </p>
  );
}

function lackingOf(
  outcome: Outcome | undefined,
  given: ReturnType<typeof givenTo>,
  conclusion: string,
): readonly string[] {
  if (outcome === undefined) return ['an outcome'];
  return [
    ...missingAnswers(outcome, given).map(({ followUp, reason }) => `“${followUp.question}” (${reason})`),
    ...(conclusion.trim() === '' ? ['the conclusion'] : []),
  ];
}

function givenTo(outcome: Outcome, answers: Readonly<Record<string, string>>) {
  return outcome.followUp.map(({ id }) => ({ id, answer: answers[keyOf(outcome, id)] ?? '' }));
}

function keyOf({ id }: Outcome, questionId: string): string {
  return `${id}/${questionId}`;
}
