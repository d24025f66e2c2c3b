import type { Silence } from '../../shared/nouns/silence';
import { useApp, useIsMe } from '../app-context';
import { Button } from '../components/button';
import { FailureNotice } from '../components/notice';
import { OutsideText } from '../components/outside-text';
import { useCopy } from '../stores/copy';
import { useActions } from '../use-action';
import { EndTime } from './end-time';

/** The silences that were written from here and are not over; nothing where there are none. */
export function HoldSilences() {
  const { client, stores } = useApp();
  const { value: silences, failure } = useCopy(stores.silences);
  const act = useActions(async (id: string, endsAt: number | undefined) => {
    const outcome =
      endsAt === undefined
        ? await client.request('silences.end', { id })
        : await client.request('silences.extend', { id, endsAt, byMs: 3_600_000 });
    if (outcome.ok) stores.silences.accept(outcome.value);
    return outcome;
  });
  if (silences === undefined || silences.length === 0) return <FailureNotice failure={failure} />;
  return (
    <section className="silences" aria-label="Silences">
      <h3>Silences</h3>
      <FailureNotice failure={act.failure} />
      <ul className="list">
        {silences.map((silence) => (
          <li key={silence.id} className="row silence">
            <div className="what">
              <SilenceWords silence={silence} />
            </div>
            {silence.state === 'ending' ? null : (
              <div className="acts">
                <Button
                  look="text"
                  isBusy={act.isBusy(silence.id)}
                  onClick={() => void act.run(silence.id, silence.endsAt)}
                >
                  +1 h
                </Button>
                <Button
                  look="text"
                  isBusy={act.isBusy(silence.id)}
                  onClick={() => void act.run(silence.id, undefined)}
                >
                  End now
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function SilenceWords({ silence }: { readonly silence: Silence }) {
  const isMe = useIsMe();
  return (
    <>
      <OutsideText text={silence.alarmName} longest={120} /> at {silence.sourceName} by{' '}
      {isMe(silence.author) ? 'you' : silence.author} until <EndTime at={silence.endsAt} />:{' '}
      <OutsideText text={silence.comment} longest={300} />
      <Waiting silence={silence} />
    </>
  );
}

function Waiting({ silence: { state, writtenUntilAt, sourceName, failure } }: { readonly silence: Silence }) {
  if (state === 'written' && failure === undefined) return null;
  const isNew = writtenUntilAt === undefined;
  return (
    <small>
      {state === 'writing' && isNew ? `not silenced yet: ${sourceName} is still to be told` : null}
      {state === 'writing' && !isNew ? `${sourceName} is still to be told of the new end` : null}
      {state === 'ending' ? `${sourceName} is still to be told that it is over` : null}
      <FailureNotice failure={failure} />
    </small>
  );
}
