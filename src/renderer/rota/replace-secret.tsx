import { type FormEvent, useState } from 'react';
import type { ErrorCode } from '../../shared/errors';
import type { RotaSource } from '../../shared/nouns/rota';
import { useApp } from '../app-context';
import { Button } from '../components/button';
import { FailureNotice } from '../components/notice';
import { useAction } from '../use-action';
import { SecretField } from './secret-field';

/** Failures that another address or key mends. */
const mendedByIt: readonly ErrorCode[] = [
  'rota-secret-lost',
  'rota-sign-in-needed',
  'rota-token-refused',
  'rota-http-error',
];

/** The address or key of a source once more; it stands open where that is what the source needs. */
export function ReplaceSecret({ source }: { readonly source: RotaSource }) {
  const { client, stores } = useApp();
  const [secret, setSecret] = useState('');
  const replace = useAction(async () => {
    const outcome = await client.request('rota.replaceSecret', { id: source.id, secret: secret.trim() });
    if (outcome.ok) {
      stores.rota.accept(outcome.value);
      setSecret('');
    }
    return outcome;
  });
  const isNeeded = source.failure !== undefined && mendedByIt.includes(source.failure.code);
  const thing = source.kind === 'pagerduty' ? 'key' : 'address';

  function submit(event: FormEvent) {
    event.preventDefault();
    if (secret.trim() !== '' && !replace.isBusy) void replace.run();
  }

  return (
    <details className="rota-more" open={isNeeded}>
      <summary>Enter its {thing} again</summary>
      <form className="stack" onSubmit={submit}>
        <SecretField
          label={thing === 'key' ? 'New key' : 'New address'}
          hint="It is read once before it takes the place of the old one."
          longest={2_000}
          value={secret}
          onChange={setSecret}
        />
        <FailureNotice failure={replace.failure} />
        <div className="acts">
          <Button type="submit" disabled={secret.trim() === ''} isBusy={replace.isBusy}>
            Use this {thing}
          </Button>
        </div>
      </form>
    </details>
  );
}
