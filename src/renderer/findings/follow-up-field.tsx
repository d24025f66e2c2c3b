import type { FollowUp } from '../../shared/nouns/pack-process';
import { findingLengths } from '../../shared/requests/findings';
import { Field } from '../components/field';

const placeholders = { person: 'A name', link: 'https://…' } as const;

/** One question of an outcome, in the pack's words. */
export function FollowUpField({
  followUp: { question, answer, required },
  value,
  onType,
}: {
  readonly followUp: FollowUp;
  readonly value: string;
  readonly onType: (answer: string) => void;
}) {
  return (
    <Field label={required ? question : `${question} (may be left empty)`}>
      {(control) => {
        const input = {
          ...control,
          value,
          maxLength: findingLengths.answer,
          required,
          onChange: (event: { readonly target: { readonly value: string } }) => onType(event.target.value),
        };
        return answer === 'text' ? (
          <textarea {...input} rows={1} />
        ) : (
          <input
            {...input}
            className="short"
            inputMode={answer === 'link' ? 'url' : 'text'}
            placeholder={placeholders[answer]}
            autoComplete="off"
          />
        );
      }}
    </Field>
  );
}
