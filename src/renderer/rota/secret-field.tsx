import { useApp } from '../app-context';
import { Field } from '../components/field';
import { storageWords } from '../components/slack-token-fields';
import { useValue } from '../stores/copy';

/** An address or a key that lets whoever has it read the rota: typed like a password and never shown again. */
export function SecretField({
  label,
  hint,
  longest,
  value,
  onChange,
}: {
  readonly label: string;
  readonly hint: string;
  readonly longest: number;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const storage = useValue(useApp().stores.info)?.capabilities.secretStorage;
  return (
    <Field label={label} hint={`${hint} ${storage === undefined ? '' : storageWords[storage]}`.trim()}>
      {(control) => (
        <input
          {...control}
          type="password"
          autoComplete="off"
          spellCheck={false}
          maxLength={longest}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
