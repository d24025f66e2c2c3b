import { useState } from 'react';
import type { Alarm } from '../../shared/nouns/alarm';
import { useApp } from '../app-context';
import { Button } from '../components/button';
import { ConfirmDialog } from '../components/dialog';
import { FailureNotice } from '../components/notice';
import { OutsideText } from '../components/outside-text';
import { useValue } from '../stores/copy';
import { useAction } from '../use-action';

/** Only where the source takes it from here; it asks first, since others see it and it cannot be taken back. */
export function ResolveAtSource({ alarm }: { readonly alarm: Alarm }) {
  const { client, stores } = useApp();
  const source = useValue(stores.sources)?.find(({ id }) => id === alarm.sourceId);
  const [isAsking, setIsAsking] = useState(false);
  const resolve = useAction(async () => {
    const outcome = await client.request('alarms.resolveAtSource', { id: alarm.id });
    setIsAsking(false);
    if (outcome.ok) await stores.alarms.load();
    return outcome;
  });
  const { writeBack } = alarm;
  const isAsked =
    writeBack?.what === 'resolve' && (writeBack.state === 'waiting' || writeBack.state === 'done');
  if (source?.canResolve !== true || alarm.endedAt !== undefined || isAsked) return null;
  return (
    <>
      <Button look="text" onClick={() => setIsAsking(true)}>
        Resolve at {source.name}…
      </Button>
      <FailureNotice failure={resolve.failure} />
      {isAsking ? (
        <ConfirmDialog
          title={`Resolve it at ${source.name}?`}
          confirm={`Resolve at ${source.name}`}
          isBusy={resolve.isBusy}
          onConfirm={() => void resolve.run()}
          onClose={() => setIsAsking(false)}
        >
          <p>
            <OutsideText text={alarm.name} longest={120} /> is closed there for everybody, and nobody is
            called for it any more. If it is not over, it comes back only as a new incident. It leaves this
            list when {source.name} no longer tells of it.
          </p>
        </ConfirmDialog>
      ) : null}
    </>
  );
}
