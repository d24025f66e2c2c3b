import { useEffect, useRef } from 'react';
import type { Finding, FindingState } from '../../shared/nouns/finding';
import { useIsMe } from '../app-context';
import { FailureNotice } from '../components/notice';
import { OutsideText } from '../components/outside-text';
import { PersonName } from '../components/person-name';
import { Time } from '../components/time';
import { EndForm } from './end-form';
import { EarlierEnds, Ended } from './ended';
import { Looking } from './looking';
import { Repeats } from './repeats';
import { useFinding } from './use-finding';
import { Whys } from './whys';

/** One finding: who looks, why it is so, how it ends. */
export function FindingDetail({ id }: { readonly id: string }) {
  const { shown, failure } = useFinding(id);
  const article = useFocusThatGoesOn(shown?.finding.state);
  if (shown === undefined) {
    return (
      <article className="finding-detail">
        <h1>Finding</h1>
        <FailureNotice failure={failure} />
      </article>
    );
  }
  const { finding, plan, repeats } = shown;
  return (
    <article className="finding-detail" ref={article}>
      <header>
        <h1>
          <OutsideText text={finding.text} longest={300} />
        </h1>
        <Raised finding={finding} />
      </header>
      <FailureNotice failure={failure} />
      <Repeats repeats={repeats} from={finding.raisedFrom.kind} />
      <Looking finding={finding} plan={plan} />
      {finding.end === undefined ? (
        <>
          <Whys finding={finding} />
          <EndForm finding={finding} plan={plan} />
        </>
      ) : (
        <Ended finding={finding} end={finding.end} plan={plan} />
      )}
      <EarlierEnds finding={finding} />
    </article>
  );
}

/** What was pressed is gone once the finding has gone on; the keyboard goes on where it now stands. */
function useFocusThatGoesOn(state: FindingState | undefined) {
  const article = useRef<HTMLElement>(null);
  const before = useRef(state);
  useEffect(() => {
    const hasGoneOn = before.current !== undefined && before.current !== state;
    before.current = state;
    if (hasGoneOn && document.activeElement === document.body)
      article.current?.querySelector<HTMLElement>(`[data-state="${state}"]`)?.focus();
  }, [state]);
  return article;
}

function Raised({ finding }: { readonly finding: Finding }) {
  const isMe = useIsMe();
  const { raisedFrom: from, raisedBy, raisedAt, workspace } = finding;
  const words = from.kind === 'item' ? from.text : from.name;
  return (
    <p className="lead">
      raised <Time at={raisedAt} form="exact" /> by {isMe(raisedBy) ? 'you' : <PersonName name={raisedBy} />}
      {words === '' ? null : (
        <>
          {from.kind === 'item' ? ' from ' : ' from the alarm '}“<OutsideText text={words} longest={120} />”
        </>
      )}
      {workspace === 'practice' ? <span className="tag">practice</span> : null}
    </p>
  );
}
