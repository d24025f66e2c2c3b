import { type FormEvent, useState } from 'react';
import { reopeningText } from '../../shared/findings/finding-words';
import type { Finding, FindingEnd } from '../../shared/nouns/finding';
import { findingLengths } from '../../shared/requests/findings';
import { useApp } from '../app-context';
import { Button } from '../components/button';
import { Field } from '../components/field';
import { sendKey } from '../components/key-hint';
import { FailureNotice } from '../components/notice';
import { sendsForm } from '../components/sends-form';
import { useAction } from '../use-action';
import { PostPreview } from './post-preview';

/** It was not over after all: the end stays on record, and the thread learns why. */
export function Reopen({ finding, end }: { readonly finding: Finding; readonly end: FindingEnd }) {
  const { client, stores } = useApp();
  const [isAsked, setIsAsked] = useState(false);
  const [reason, setReason] = useState('');
  const reopen = useAction(async () => {
    const outcome = await client.request('findings.reopen', { id: finding.id, endId: end.id, reason });
    if (outcome.ok) stores.findings.acceptOne(outcome.value);
    return outcome;
  });
  const isFilled = reason.trim() !== '';

  function submit(event: FormEvent) {
    event.preventDefault();
    if (isFilled && !reopen.isBusy) void reopen.run();
  }

  if (!isAsked) {
    return (
      <div className="acts">
        <Button onClick={() => setIsAsked(true)}>Open it again</Button>
      </div>
    );
  }
  return (
    <form
      className="stack"
      aria-label="Open it again"
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setIsAsked(false);
        else sendsForm(event);
      }}
    >
      <Field label="Why is it open again?">
        {(control) => (
          <textarea
            {...control}
            ref={focusNew}
            rows={1}
            maxLength={findingLengths.reason}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      {finding.thread === undefined ? (
        <p className="hint">It has no thread, so this is posted nowhere; it is kept here.</p>
      ) : (
        <PostPreview
          finding={finding}
          channel={finding.thread.channel}
          text={reopeningText(isFilled ? reason : '[reason]')}
        />
      )}
      <FailureNotice failure={reopen.failure} />
      <div className="acts">
        <Button type="submit" look="strong" keys={sendKey()} disabled={!isFilled} isBusy={reopen.isBusy}>
          Open it again
        </Button>
        <Button keys="Esc" onClick={() => setIsAsked(false)}>
          Not now
        </Button>
      </div>
    </form>
  );
}

/** The person has just asked for this input. */
function focusNew(element: HTMLElement | null): void {
  element?.focus();
}
