import { type FormEvent, useState } from 'react';
import type { ClientFailure } from '../client/client';
import { Button } from './button';
import { Field } from './field';
import { FailureNotice } from './notice';

/** Asks for the full path of a folder. The text goes once it was taken. */
export function FolderForm(props: {
  readonly label: string;
  readonly placeholder: string;
  readonly act: string;
  readonly isBusy: boolean;
  readonly failure: ClientFailure | undefined;
  readonly onAdd: (path: string) => Promise<{ readonly ok: boolean }>;
}) {
  const [path, setPath] = useState('');

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (path.trim() === '' || props.isBusy) return;
    if ((await props.onAdd(path)).ok) setPath('');
  }

  return (
    <form className="add-source add-folder" onSubmit={(event) => void submit(event)}>
      <Field label={props.label}>
        {(control) => (
          <input
            {...control}
            maxLength={4_000}
            autoComplete="off"
            spellCheck={false}
            placeholder={props.placeholder}
            value={path}
            onChange={(event) => setPath(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" disabled={path.trim() === ''} isBusy={props.isBusy}>
        {props.act}
      </Button>
      <FailureNotice failure={props.failure} />
    </form>
  );
}
