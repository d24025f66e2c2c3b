import { Field } from '../components/field';

export function ReasonField({
  label,
  reason,
  onType,
}: {
  readonly label: string;
  readonly reason: string;
  readonly onType: (reason: string) => void;
}) {
  return (
    <Field label={label} hint="It stands beside the stretch, and in the files that you export.">
      {(control) => (
        <input
          {...control}
          required
          maxLength={500}
          autoComplete="off"
          value={reason}
          onChange={(event) => onType(event.target.value)}
        />
      )}
    </Field>
  );
}
