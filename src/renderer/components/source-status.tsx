import type { AlarmSource } from '../../shared/nouns/alarm';
import { wordsOf } from '../words/failure-words';
import { Glyph } from './glyph';
import { SettlingWords } from './settling-words';
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
  const { health, blindSinceAt, unreadable, told, cutAt, leftOut = 0, isSettling } = source;
  const name = isNamed ? `${source.name}: ` : '';
  const asides = [
    unreadable === 0 ? '' : `, ${unreadable} unreadable`,
    leftOut === 0 ? '' : `, ${leftOut.toLocaleString('en-GB')} more than can be listed`,
  ];
  const aside = asides.join('');
  if (health.state === 'fresh' && told !== undefined) {
    return (
      <span className="item">
        <Glyph name="quiet" size={14} tone="calm" />
        <span>
          {name}listening;{' '}
          {told.lastAt === undefined ? (
            'nothing told yet'
          ) : (
            <>
              last told <Since at={told.lastAt} /> ago
            </>
          )}
          {aside}
        </span>
      </span>
    );
  }
  if (health.state === 'fresh' && isSettling) {
    return (
      <span className="item blind">
        <Glyph name="blind" size={14} tone="lamp" />
        <span>
          {name}
          <SettlingWords source={source} />
          {aside}
        </span>
      </span>
    );
  }
  if (health.state === 'fresh') {
    return (
      <span className="item">
        <Glyph name="quiet" size={14} tone="calm" />
        <span>
          {name}read <Since at={health.lastSuccessAt} /> ago{aside}
          {cutAt === undefined ? '' : `; it has more, and only the newest ${cutAt} were read`}
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
