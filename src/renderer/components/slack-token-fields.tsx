import type { Capabilities } from '../../shared/nouns/app';
import { useApp } from '../app-context';
import { useValue } from '../stores/copy';
import { Field } from './field';

export type SlackToken = { readonly token: string; readonly apiUrl: string };

export const storageWords: Readonly<Record<Capabilities['secretStorage'], string>> = {
  keychain: 'Kept in this machine’s keychain.',
  weak: 'Kept with weak protection: this machine’s keychain is not locked by a password.',
  memory: 'Kept in memory only: this machine offers no keychain, so it is asked for at each start.',
};

export function SlackTokenFields({
  value,
  onChange,
}: {
  readonly value: SlackToken;
  readonly onChange: (value: SlackToken) => void;
}) {
  const storage = useValue(useApp().stores.info)?.capabilities.secretStorage;
  return (
    <>
      <Field
        label="Bot token"
        hint={`Begins with xoxb-. It is checked with Slack before it is kept. ${storage === undefined ? '' : storageWords[storage]}`}
      >
        {(control) => (
          <input
            {...control}
            type="password"
            autoComplete="off"
            spellCheck={false}
            maxLength={400}
            value={value.token}
            onChange={(event) => onChange({ ...value, token: event.target.value.trim() })}
          />
        )}
      </Field>
      <details>
        <summary>Another API address</summary>
        <Field label="Slack API address" hint="Only for a Slack stand-in or a proxy. Empty: Slack itself.">
          {(control) => (
            <input
              {...control}
              type="url"
              autoComplete="off"
              maxLength={400}
              placeholder="https://slack.com/api/"
              value={value.apiUrl}
              onChange={(event) => onChange({ ...value, apiUrl: event.target.value.trim() })}
            />
          )}
        </Field>
      </details>
    </>
  );
}
