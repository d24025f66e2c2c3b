import { Field } from '../components/field';

export function NameField({
  example,
  value,
  onChange,
}: {
  readonly example: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  return (
    <Field label="Name">
      {(control) => (
        <input
          {...control}
          maxLength={60}
          autoComplete="off"
          placeholder={example}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
