import { useState } from 'react';
import type { PodReading, PodsReading } from '../../shared/nouns/command';
import { Button } from '../components/button';
import { OutsideText } from '../components/outside-text';
import { counted, listed } from '../words/counted';
import { visibleText } from '../words/outside-words';
import { OddPod } from './odd-pod';
import { PodsCompared } from './pods-compared';

const shownAtFirst = 12;

/** What is odd, pod by pod; the rest by whose they are; and what has changed. */
export function PodsResult({ reading }: { readonly reading: PodsReading }) {
  const { pods, unreadable, others, warnings, before } = reading;
  const [isWhole, setIsWhole] = useState(false);
  const odd = pods.filter(({ verdict }) => verdict !== 'fine');
  const fine = pods.filter(({ verdict }) => verdict === 'fine');
  const hasManyNamespaces = new Set(pods.map(({ namespace }) => namespace)).size > 1;
  return (
    <>
      {odd.length === 0 ? null : (
        <ul className="odd-pods">
          {odd.slice(0, isWhole ? undefined : shownAtFirst).map((pod) => (
            <OddPod key={pod.key} pod={pod} isNamespaceShown={hasManyNamespaces} />
          ))}
        </ul>
      )}
      {odd.length > shownAtFirst ? (
        <Button look="text" aria-expanded={isWhole} onClick={() => setIsWhole(!isWhole)}>
          {isWhole ? 'Show fewer' : `Show all ${odd.length}`}
        </Button>
      ) : null}
      {fine.length === 0 ? null : (
        <p>
          {odd.length === 0 ? 'Fine' : 'The others are fine'}: <bdi>{visibleText(byOwner(fine))}</bdi>.
        </p>
      )}
      {unreadable.length === 0 ? null : (
        <p>
          <b>{counted(unreadable.length, 'pod')} could not be read</b>, so nobody knows how they are:{' '}
          <OutsideText text={listed(unreadable)} longest={300} />
        </p>
      )}
      {others === 0 ? null : <p>{counted(others, 'entry', 'entries')} of the list are no pods.</p>}
      {before === undefined ? null : <PodsCompared pods={pods} before={before} />}
      {warnings.length === 0 ? null : (
        <div>
          <p>It also said:</p>
          <pre className="command-output">
            <bdi>{visibleText(warnings.join('\n'))}</bdi>
          </pre>
        </div>
      )}
    </>
  );
}

const ownersNamed = 8;

/** `api 3, worker 2 and db-0`. */
function byOwner(pods: readonly PodReading[]): string {
  const groups = [...Map.groupBy(pods, ({ owner, name }) => owner ?? name)]
    .toSorted(([, one], [, other]) => other.length - one.length)
    .map(([owner, { length }]) => (length === 1 ? owner : `${owner} ${length}`));
  const named = groups.slice(0, ownersNamed);
  const left = groups.length - named.length;
  return listed(left === 0 ? named : [...named, `${left} more`]);
}
