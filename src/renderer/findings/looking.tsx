import { useState } from 'react';
import { lookingText } from '../../shared/findings/finding-words';
import type { Finding, FindingPlan } from '../../shared/nouns/finding';
import { useApp, useIsMe } from '../app-context';
import { Button } from '../components/button';
import { FailureNotice } from '../components/notice';
import { PersonName } from '../components/person-name';
import { Time } from '../components/time';
import { useAction } from '../use-action';
import { PostPreview } from './post-preview';
import { ToldPost } from './told-post';

/** Somebody looks into it, and the team knows. */
export function Looking({ finding, plan }: { readonly finding: Finding; readonly plan: FindingPlan }) {
  const isMe = useIsMe();
  const { look } = finding;
  if (look === undefined)
    return finding.end === undefined ? <SayLooking finding={finding} plan={plan} /> : null;
  return (
    <section>
      <h2 tabIndex={-1} data-state="looking">
        Looking
      </h2>
      <p>
        {isMe(look.by) ? 'You' : <PersonName name={look.by} />} {lookVerb(finding, isMe(look.by))}{' '}
        <Time at={look.at} form="exact" />.
      </p>
      <ToldPost finding={finding} post={look.post} />
    </section>
  );
}

function lookVerb({ end }: Finding, isMe: boolean): string {
  if (end !== undefined) return 'looked into it from';
  return isMe ? 'look into it since' : 'looks into it since';
}

function SayLooking({ finding, plan }: { readonly finding: Finding; readonly plan: FindingPlan }) {
  const { client, stores } = useApp();
  const [opId] = useState(() => crypto.randomUUID());
  const look = useAction(async () => {
    const outcome = await client.request('findings.look', { id: finding.id, opId });
    if (outcome.ok) stores.findings.acceptOne(outcome.value);
    return outcome;
  });
  return (
    <section>
      <h2 tabIndex={-1} data-state="raised">
        Nobody looks into it yet
      </h2>
      <PostPreview finding={finding} channel={plan.channel} text={lookingText(plan.looking, finding.text)} />
      <FailureNotice failure={look.failure} />
      <div className="acts">
        <Button look="strong" isBusy={look.isBusy} onClick={() => void look.run()}>
          {plan.channel === undefined ? 'I look into it' : 'Say that I look into it'}
        </Button>
      </div>
    </section>
  );
}
