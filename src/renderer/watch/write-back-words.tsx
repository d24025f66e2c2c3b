import { assertNever } from '../../shared/assert-never';
import type { Alarm, WriteBack } from '../../shared/nouns/alarm';
import { OutsideText } from '../components/outside-text';
import { Time } from '../components/time';
import { wordsOf } from '../words/failure-words';

/** Who has it at its source, and how it went to tell the source of what was done here. */
export function AtSource({ alarm }: { readonly alarm: Alarm }) {
  const { heldAtSource, writeBack, sourceName, endedAt, hold } = alarm;
  if (endedAt !== undefined) return null;
  // What was written when it was acknowledged goes with that hold; that it could not be written outlives it.
  const isOver = writeBack?.what === 'acknowledge' && hold === undefined && writeBack.state !== 'dropped';
  return (
    <>
      {heldAtSource === undefined ? null : (
        <small>
          acknowledged at {sourceName} by <OutsideText text={heldAtSource.by} longest={80} />,{' '}
          <Time at={heldAtSource.sinceAt} form="sentence" />
        </small>
      )}
      {writeBack === undefined || isOver ? null : <Written writeBack={writeBack} sourceName={sourceName} />}
    </>
  );
}

function Written({ writeBack, sourceName }: { readonly writeBack: WriteBack; readonly sourceName: string }) {
  const { what, state, failure } = writeBack;
  const act = what === 'acknowledge' ? 'acknowledged' : 'resolved';
  switch (state) {
    case 'done':
      return (
        <small>
          {what === 'acknowledge'
            ? `acknowledged at ${sourceName} too; releasing it here does not undo that`
            : `resolved at ${sourceName}; it leaves this list when ${sourceName} no longer tells of it`}
        </small>
      );
    case 'waiting':
      return (
        <small role="status">
          not yet {act} at {sourceName}
          {failure === undefined
            ? ''
            : `: ${wordsOf(failure).what.replace(/\.$/, '')}; it is tried again by itself`}
        </small>
      );
    case 'refused':
    case 'dropped': {
      if (failure === undefined) return null;
      const { what: happened, todo } = wordsOf(failure);
      return (
        <small role="status" className="problem">
          {what === 'acknowledge'
            ? `acknowledged here, not at ${sourceName}`
            : `not resolved at ${sourceName}`}
          : {happened} {todo}
        </small>
      );
    }
    default:
      return assertNever(state);
  }
}
