import { useState } from 'react';
import { dueInWords } from '../../shared/announcements/times-in-words';
import { assertNever } from '../../shared/assert-never';
import { type PromisedUpdate, promiseSoonMs } from '../../shared/nouns/promise';
import { useApp, useNow, useZone } from '../app-context';
import { Button } from '../components/button';
import { InlineEntry } from '../components/inline-entry';
import { FailureNotice } from '../components/notice';
import { roughly } from '../time/durations';
import { useAction } from '../use-action';

type Act = 'handOver' | 'release';

/** One promised time: how long there is, or what became of it. */
export function PromiseRow({ promise }: { readonly promise: PromisedUpdate }) {
  const { client, stores } = useApp();
  const zone = useZone();
  const now = useNow();
  const [act, setAct] = useState<Act>();
  const change = useAction(async (kind: Act | 'takeBack', words: string) => {
    const { id } = promise;
    const outcome = await (kind === 'release'
      ? client.request('promises.release', { id, reason: words })
      : kind === 'handOver'
        ? client.request('promises.handOver', { id, to: words })
        : client.request('promises.takeBack', { id }));
    if (outcome.ok) {
      setAct(undefined);
      await stores.announcements.load();
    }
    return outcome;
  });
  const { state, dueAt } = promise;
  const isOwed = state === 'open' || state === 'missed';
  const due = dueInWords(zone, dueAt, now);
  return (
    <li className="promise">
      <div className="promise-line">
        <time dateTime={new Date(dueAt).toISOString()}>{due}</time>
        <span className={isOwed && dueAt - now <= promiseSoonMs ? 'pressing' : 'quiet-words'}>
          {stateWords(promise, zone, now)}
        </span>
        <span className="grow" />
        {isOwed ? (
          <>
            <Button look="text" aria-label={`Hand over ${due}`} onClick={() => setAct('handOver')}>
              Hand over…
            </Button>
            <Button look="text" aria-label={`Release ${due}`} onClick={() => setAct('release')}>
              Release…
            </Button>
          </>
        ) : null}
        {state === 'handed' ? (
          <Button
            look="text"
            aria-label={`Take back ${due}`}
            isBusy={change.isBusy}
            onClick={() => void change.run('takeBack', '')}
          >
            Take back
          </Button>
        ) : null}
      </div>
      {act === undefined ? null : (
        <InlineEntry
          key={act}
          label={
            act === 'release'
              ? 'Why there is no update (kept in the handover)'
              : 'Who keeps it from now on (the handover says so; tell them yourself)'
          }
          longest={act === 'release' ? 500 : 80}
          initial=""
          isEmptyAllowed={false}
          onType={() => {}}
          onSave={(words) => void change.run(act, words)}
          onCancel={() => setAct(undefined)}
        />
      )}
      <FailureNotice failure={change.failure} />
    </li>
  );
}

function stateWords(promise: PromisedUpdate, zone: string, now: number): string {
  const { state, dueAt, keptAt, handed, withdrawn } = promise;
  switch (state) {
    case 'open':
      return dueAt > now ? `in ${roughly(dueAt - now)}` : 'is due now';
    case 'missed':
      return `missed: ${roughly(now - dueAt)} ago, and still owed`;
    case 'kept':
      return 'kept';
    case 'kept-late':
      return `kept ${roughly((keptAt ?? dueAt) - dueAt)} late`;
    case 'handed':
      return `handed to ${handed?.to} at ${dueInWords(zone, handed?.at ?? dueAt, now)}; whether it is kept is not known here`;
    case 'withdrawn':
      return `withdrawn: ${withdrawn?.reason}`;
    default:
      return assertNever(state);
  }
}
