import { type FormEvent, useState } from 'react';
import { useApp } from '../app-context';
import { Button } from '../components/button';
import { FailureNotice } from '../components/notice';
import { NameField } from '../rota/name-field';
import { useAction } from '../use-action';

/** An address on this machine to which an Alertmanager or a Grafana sends its alarms. */
export function AddWebhook() {
  const { client, stores } = useApp();
  const [name, setName] = useState('');
  const add = useAction(async () => {
    const outcome = await client.request('sources.addWebhook', { name: name.trim() });
    if (outcome.ok) {
      stores.sources.accept(outcome.value);
      setName('');
    }
    return outcome;
  });
  const isFilled = name.trim() !== '';

  function submit(event: FormEvent) {
    event.preventDefault();
    if (isFilled && !add.isBusy) void add.run();
  }

  return (
    <form className="stack" onSubmit={submit}>
      <p className="hint">
        For an Alertmanager or a Grafana that can reach this machine and cannot be asked from it. Watchkeeper
        listens on 127.0.0.1 alone; what runs elsewhere needs a tunnel, such as ssh -R. A sender that has
        stopped and one with nothing to say are alike here: where an Alertmanager can be read, add it as one.
      </p>
      <NameField example="local Alertmanager" value={name} onChange={setName} />
      <FailureNotice failure={add.failure} />
      <div className="acts">
        <Button type="submit" disabled={!isFilled} isBusy={add.isBusy}>
          Make an address
        </Button>
      </div>
    </form>
  );
}
