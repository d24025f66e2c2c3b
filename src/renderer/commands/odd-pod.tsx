import type { PodReading } from '../../shared/nouns/command';
import { Glyph } from '../components/glyph';
import { OutsideText } from '../components/outside-text';
import { counted } from '../words/counted';
import { visibleText } from '../words/outside-words';
import { looks } from './command-line';

/** One pod that asks for a look: its name, what kubectl would show of it, and why. */
export function OddPod({
  pod,
  isNamespaceShown,
}: {
  readonly pod: PodReading;
  readonly isNamespaceShown: boolean;
}) {
  const { glyph, tone } = looks[pod.verdict];
  return (
    <li>
      <Glyph name={glyph} tone={tone} size={15} label={pod.verdict} />
      <div>
        <p className="odd-pod-head">
          <b>
            <bdi>{visibleText(isNamespaceShown ? `${pod.namespace}/${pod.name}` : pod.name)}</bdi>
          </b>{' '}
          <code>
            <bdi>{visibleText(pod.status)}</bdi>
          </code>{' '}
          <span>{pod.ready} ready</span> <span>{counted(pod.restarts, 'restart')}</span>
          {pod.change === undefined || pod.change === 'same' ? null : (
            <span className="tag">{pod.change}</span>
          )}
        </p>
        {pod.reasons.map((reason) => (
          <p key={reason}>
            <OutsideText text={reason} longest={300} />
          </p>
        ))}
      </div>
    </li>
  );
}
