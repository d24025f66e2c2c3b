import type { RotaSource } from '../../shared/nouns/rota';
import { Glyph } from '../components/glyph';
import { Since } from '../components/time';
import { wordsOf } from '../words/failure-words';

/** How fresh the copy in use is, in one line, and if it cannot be had, why and what to do. */
export function RotaSourceStatus({ source }: { readonly source: RotaSource }) {
  const { kind, failure, failingSinceAt, lastSuccessAt, isStale } = source;
  if (failure !== undefined) {
    const { what, means, todo } = wordsOf(failure);
    return (
      <div className="item blind">
        <Glyph name="blind" size={14} tone="lamp" />
        <div>
          <p>
            {what} {lastSuccessAt === undefined ? 'It was never read: nothing of it is known.' : means}
          </p>
          <p className="lbl">
            {failingSinceAt === undefined ? null : (
              <>
                It has failed for <Since at={failingSinceAt} />.{' '}
              </>
            )}
            {lastSuccessAt === undefined ? null : (
              <>
                It was last read <Since at={lastSuccessAt} /> ago.{' '}
              </>
            )}
            {todo}
          </p>
        </div>
      </div>
    );
  }
  if (kind === 'rotation') {
    return (
      <span className="item">
        <Glyph name="quiet" size={14} tone="calm" />
        <span>reckoned here, never out of date</span>
      </span>
    );
  }
  if (lastSuccessAt === undefined) {
    return (
      <span className="item">
        <Glyph name="off" size={14} />
        <span>not read yet</span>
      </span>
    );
  }
  return (
    <span className={isStale ? 'item blind' : 'item'}>
      {isStale ? <Glyph name="blind" size={14} tone="lamp" /> : <Glyph name="quiet" size={14} tone="calm" />}
      <span>
        read <Since at={lastSuccessAt} /> ago
        {isStale ? ': older than it should be, so swaps made since are not known here' : ''}
      </span>
    </span>
  );
}
