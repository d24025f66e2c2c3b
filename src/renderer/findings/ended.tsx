import { useState } from 'react';
import { conclusionText } from '../../shared/findings/finding-words';
import type { Finding, FindingEnd, FindingPlan } from '../../shared/nouns/finding';
import { useApp, useIsMe } from '../app-context';
import { Button } from '../components/button';
import { FailureNotice } from '../components/notice';
import { OutsideLink } from '../components/outside-link';
import { OutsideText } from '../components/outside-text';
import { PersonName } from '../components/person-name';
import { Time } from '../components/time';
import { useAction } from '../use-action';
import { PostPreview } from './post-preview';
import { Reopen } from './reopen';
import { ToldPost } from './told-post';

/** A finding that has ended: how, why, and what follows. */
export function Ended({
  finding,
  end,
  plan,
}: {
  readonly finding: Finding;
  readonly end: FindingEnd;
  readonly plan: FindingPlan;
}) {
  return (
    <section>
      <h2 tabIndex={-1} data-state="ended">
        {end.outcomeName}
      </h2>
      <EndFacts end={end} />
      <ToldPost finding={finding} post={end.post} />
      <TellAgain finding={finding} end={end} plan={plan} />
      <Reopen finding={finding} end={end} />
    </section>
  );
}

/** Only where it stands in no channel, and is not on its way to one. */
function TellAgain({ finding, end, plan }: Parameters<typeof Ended>[0]) {
  const { client, stores } = useApp();
  const [opId] = useState(() => crypto.randomUUID());
  const tell = useAction(async () => {
    const outcome = await client.request('findings.tell', { id: finding.id, opId });
    if (outcome.ok) stores.findings.acceptOne(outcome.value);
    return outcome;
  });
  const isTold = end.post !== undefined && end.post.delivery.state !== 'dropped';
  if (isTold || plan.channel === undefined) return null;
  const text = conclusionText(end, finding.thread === undefined ? finding.text : undefined);
  return (
    <>
      <PostPreview finding={finding} channel={plan.channel} text={text} />
      <FailureNotice failure={tell.failure} />
      <div className="acts">
        <Button isBusy={tell.isBusy} onClick={() => void tell.run()}>
          Post the conclusion
        </Button>
      </div>
    </>
  );
}

/** Ends that were taken back stay readable. */
export function EarlierEnds({ finding: { earlierEnds } }: { readonly finding: Finding }) {
  if (earlierEnds.length === 0) return null;
  return (
    <section>
      <h2>
        Before it was opened again <span className="count">{earlierEnds.length}</span>
      </h2>
      <ul className="earlier-ends">
        {earlierEnds.map((end) => (
          <li key={end.id}>
            <b>{end.outcomeName}</b>
            <EndFacts end={end} />
            {end.reopened === undefined ? null : (
              <p>
                Opened again <Time at={end.reopened.at} form="exact" /> by{' '}
                <PersonName name={end.reopened.by} />:{' '}
                <OutsideText text={end.reopened.reason} longest={300} />
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function EndFacts({ end }: { readonly end: FindingEnd }) {
  const isMe = useIsMe();
  return (
    <div className="end-facts">
      <p className="lead">
        ended <Time at={end.at} form="exact" /> by {isMe(end.by) ? 'you' : <PersonName name={end.by} />}
      </p>
      <p className="conclusion">
        <OutsideText text={end.conclusion} longest={600} />
      </p>
      {end.whys.length === 0 ? null : (
        <ol className="why-list" aria-label="Why">
          {end.whys.map((why, position) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a why has nothing but its place
            <li key={position}>
              <OutsideText text={why} longest={200} />
            </li>
          ))}
        </ol>
      )}
      <dl>
        {end.answers.map(({ id, question, kind, answer }) => (
          <div key={id}>
            <dt>{question}</dt>
            <dd>
              {kind === 'link' ? (
                <OutsideLink url={answer}>{answer}</OutsideLink>
              ) : (
                <OutsideText text={answer} longest={300} />
              )}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
