import type { HandoverDraft } from '../../shared/nouns/handover';
import { Time } from '../components/time';
import { wordsOf } from '../words/failure-words';

/** Whether the next person has it, in one line. */
export function HandoverSent({ draft }: { readonly draft: HandoverDraft }) {
  const { sent, channel } = draft;
  if (sent === undefined)
    return <p className="lead">Not posted yet. It fills itself while the watch goes on.</p>;
  const { state, failure } = sent.delivery;
  return (
    <p className="lead" role="status">
      {state === 'sent' ? 'Posted' : 'Handed to the outbox'} <Time at={sent.at} form="exact" />, {channel}
      {state === 'sent' ? '.' : ': not in the channel yet, safe on this machine.'}
      {failure === undefined ? '' : ` ${wordsOf(failure).what}`}
      {sent.changedSince ? <b> The text has changed since.</b> : null}
    </p>
  );
}
