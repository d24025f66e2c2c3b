import type { PodReading, PodsReading } from '../../shared/nouns/command';
import { Time } from '../components/time';
import { listed } from '../words/counted';
import { visibleText } from '../words/outside-words';

const goneNamed = 5;
const changes = [
  ['new', 'new'],
  ['worse', 'worse'],
  ['better', 'better'],
  ['same', 'the same'],
] as const;

/** What has changed since the run before, in one sentence; of what is gone, the pods that were not fine by name. */
export function PodsCompared({
  pods,
  before,
}: {
  readonly pods: readonly PodReading[];
  readonly before: NonNullable<PodsReading['before']>;
}) {
  const counts = changes.flatMap(([change, words]) => {
    const count = pods.filter((pod) => pod.change === change).length;
    return count === 0 ? [] : [`${count} ${words}`];
  });
  const { gone } = before;
  const odd = gone.filter(({ verdict }) => verdict !== 'fine');
  const parts = gone.length === 0 ? counts : [...counts, `${gone.length} gone`];
  return (
    <p>
      Since the run of <Time at={before.at} form="sentence" />:{' '}
      {parts.length === 0 ? 'nothing' : listed(parts)}.
      {odd.length === 0 ? null : (
        <>
          {' '}
          Gone without being fine:{' '}
          <bdi>
            {visibleText(listed(odd.slice(0, goneNamed).map(({ name, status }) => `${name} (${status})`)))}
          </bdi>
          {odd.length > goneNamed ? ` and ${odd.length - goneNamed} more` : ''}.
        </>
      )}
    </p>
  );
}
