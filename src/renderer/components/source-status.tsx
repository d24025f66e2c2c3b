import type { AlarmSource } from '../../shared/nouns/alarm';
import { wordsOf } from '../words/failure-words';
import { Glyph } from './glyph';
import { Since } from './time';

/** One source in one line: when it was last read, or since when nobody can say. */
export function SourceStatus({
  source,
  isNamed = true,
}: {
  readonly source: AlarmSource;
  /** False where its name stands beside it already. */
  readonly isNamed?: boolean;
}) {
  const { health, blindSinceAt, unreadable } = source;
  const name = isNamed ? `${source.name}: ` : '';
  const aside = unreadable === 0 ? '' : `, ${unreadable} unreadable`;
  if (health.state === 'fresh') {
    return (
      <span className="item">
        <Glyph name="quiet" size={14} tone="calm" />
        <span>
          {name}read <Since at={health.lastSuccessAt} /> ago{aside}
        </span>
      </span>
    );
  }
  if (health.state === 'waiting') {
    return (
      <span className="item">
        <Glyph name="off" size={14} />
        <span>{name}not read yet</span>
      </span>
    );
  }
  const { what } = wordsOf(health.failure);
  return (
    <span className="item blind">
      <Glyph name="blind" size={14} tone="lamp" />
      <span>
        {blindSinceAt === undefined ? 'Not seen' : 'Blind'} for{' '}
        <Since at={blindSinceAt ?? health.failingSinceAt} />: {what.replace(/\.$/, '')}
      </span>
    </span>
  );
}
