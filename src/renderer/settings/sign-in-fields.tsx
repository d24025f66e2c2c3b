import type { SignInKind } from '../../shared/nouns/alarm';
import { Button } from '../components/button';
import { Field } from '../components/field';
import { SecretField } from '../rota/secret-field';
import { mostHeaders, type SignInDraft, withOneMoreHeader } from './sign-in-draft';

const kinds = [
  { kind: 'none', words: 'None' },
  { kind: 'basic', words: 'User name and password' },
  { kind: 'bearer', words: 'Token' },
  { kind: 'headers', words: 'Headers' },
] as const satisfies readonly { kind: SignInKind; words: string }[];

/** How a source is signed in to, and what for it. What is secret is typed like a password and never shown again. */
export function SignInFields({
  value,
  onChange,
}: {
  readonly value: SignInDraft;
  readonly onChange: (value: SignInDraft) => void;
}) {
  return (
    <>
      <Field label="Sign-in">
        {(control) => (
          <select
            {...control}
            value={value.kind}
            onChange={(event) => {
              const chosen = kinds.find(({ kind }) => kind === event.target.value);
              if (chosen !== undefined) onChange({ ...value, kind: chosen.kind });
            }}
          >
            {kinds.map(({ kind, words }) => (
              <option key={kind} value={kind}>
                {words}
              </option>
            ))}
          </select>
        )}
      </Field>
      {value.kind === 'basic' ? <BasicFields value={value} onChange={onChange} /> : null}
      {value.kind === 'bearer' ? (
        <SecretField
          label="Token"
          hint="Sent as “Authorization: Bearer …”. A service account token of Grafana is one."
          longest={4_000}
          value={value.token}
          onChange={(token) => onChange({ ...value, token })}
        />
      ) : null}
      {value.kind === 'headers' ? <HeaderFields value={value} onChange={onChange} /> : null}
    </>
  );
}

type Fields = { readonly value: SignInDraft; readonly onChange: (value: SignInDraft) => void };

function BasicFields({ value, onChange }: Fields) {
  return (
    <>
      <Field label="User name">
        {(control) => (
          <input
            {...control}
            maxLength={200}
            autoComplete="off"
            spellCheck={false}
            value={value.user}
            onChange={(event) => onChange({ ...value, user: event.target.value })}
          />
        )}
      </Field>
      <SecretField
        label="Password"
        hint=""
        longest={4_000}
        value={value.password}
        onChange={(password) => onChange({ ...value, password })}
      />
    </>
  );
}

function HeaderFields({ value, onChange }: Fields) {
  const { headers } = value;
  const change = (index: number, more: { readonly name?: string; readonly value?: string }) =>
    onChange({ ...value, headers: headers.map((each, at) => (at === index ? { ...each, ...more } : each)) });
  return (
    <>
      {headers.map((header, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: headers have no identity but their place.
        <div className="header-pair" key={index}>
          <Field label={`Header ${index + 1}`}>
            {(control) => (
              <input
                {...control}
                maxLength={100}
                autoComplete="off"
                spellCheck={false}
                placeholder="X-Grafana-Org-Id"
                value={header.name}
                onChange={(event) => change(index, { name: event.target.value })}
              />
            )}
          </Field>
          <SecretField
            label={`Value ${index + 1}`}
            hint=""
            longest={4_000}
            value={header.value}
            onChange={(text) => change(index, { value: text })}
          />
        </div>
      ))}
      {headers.length < mostHeaders ? (
        <Button look="text" onClick={() => onChange(withOneMoreHeader(value))}>
          One more header
        </Button>
      ) : null}
    </>
  );
}
