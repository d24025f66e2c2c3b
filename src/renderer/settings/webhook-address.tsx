import { useState } from 'react';
import type { AlarmSource } from '../../shared/nouns/alarm';
import { useApp } from '../app-context';
import { Button } from '../components/button';
import { Field } from '../components/field';
import { FailureNotice } from '../components/notice';
import { useAction } from '../use-action';

/** Copies the address of a webhook; where there is no clipboard, shows it to be copied by hand. */
export function WebhookAddress({ source }: { readonly source: AlarmSource }) {
  const { client } = useApp();
  const [shown, setShown] = useState<string>();
  const [isCopied, setIsCopied] = useState(false);
  const ask = useAction(async () => {
    const outcome = await client.request('sources.webhookAddress', { id: source.id });
    if (outcome.ok) {
      const { address } = outcome.value;
      const isWritten = await write(address);
      setIsCopied(isWritten);
      setShown(isWritten ? undefined : address);
    }
    return outcome;
  });
  return (
    <>
      <Button look="text" isBusy={ask.isBusy} onClick={() => void ask.run()}>
        Copy address
      </Button>
      <span className="hint" role="status">
        {isCopied ? 'Copied. Keep it like a password: it lets whoever has it raise alarms here.' : ''}
      </span>
      {shown === undefined ? null : (
        <Field label="Its address" hint="Keep it like a password: it lets whoever has it raise alarms here.">
          {(control) => (
            <input {...control} readOnly value={shown} onFocus={(event) => event.currentTarget.select()} />
          )}
        </Field>
      )}
      <FailureNotice failure={ask.failure} />
    </>
  );
}

async function write(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // No clipboard for this page, or not allowed to use it.
    return false;
  }
}
