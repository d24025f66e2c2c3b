import { type FormEvent, useState } from 'react';
import type { ErrorCode } from '../../shared/errors';
import type { AlarmSource } from '../../shared/nouns/alarm';
import { useApp } from '../app-context';
import { Button } from '../components/button';
import { FailureNotice } from '../components/notice';
import { useAction } from '../use-action';
import { emptySignIn, signInFrom } from './sign-in-draft';
import { SignInFields } from './sign-in-fields';

/** Failures that another sign-in mends. */
const mendedByIt: readonly ErrorCode[] = [
  'source-secret-lost',
  'source-sign-in-refused',
  'source-sign-in-needed',
];

/** The sign-in of a source once more, or another; it stands open where that is what the source needs. */
export function ReplaceSignIn({ source }: { readonly source: AlarmSource }) {
  const { client, stores } = useApp();
  const [draft, setDraft] = useState(() => emptySignIn(source.signIn));
  const signIn = signInFrom(draft);
  const replace = useAction(async () => {
    const given = signIn ?? { kind: 'none' };
    const outcome = await client.request('sources.replaceSecret', { id: source.id, signIn: given });
    if (outcome.ok) {
      stores.sources.accept(outcome.value);
      setDraft(emptySignIn(given.kind));
    }
    return outcome;
  });
  const { health } = source;
  const isNeeded = health.state === 'failing' && mendedByIt.includes(health.failure.code);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (signIn !== undefined && !replace.isBusy) void replace.run();
  }

  return (
    <details className="source-more" open={isNeeded}>
      <summary>{source.signIn === 'none' ? 'Sign in to it' : 'Enter its sign-in again'}</summary>
      <form className="stack" onSubmit={submit}>
        <SignInFields value={draft} onChange={setDraft} />
        <FailureNotice failure={replace.failure} />
        <div className="acts">
          <Button type="submit" disabled={signIn === undefined} isBusy={replace.isBusy}>
            {replace.isBusy ? 'Reading it…' : 'Use this sign-in'}
          </Button>
        </div>
      </form>
    </details>
  );
}
