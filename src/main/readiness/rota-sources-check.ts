import { wordsFor } from '../../shared/error-words';
import type { RotaSource } from '../../shared/nouns/rota';
import { type CheckOutcome, failed, notNeeded, passed } from './check-outcome';

/** `sources` as they stand after each was read just now. A copy that waits for a person, or is old, is no answer. */
export function checkRotaSources(sources: readonly RotaSource[]): CheckOutcome {
  if (sources.length === 0) return notNeeded('no source of the rota is set up');
  const doubtful = sources.flatMap((source) => {
    const why = whyDoubtful(source);
    return why === undefined ? [] : [{ name: source.name, why }];
  });
  if (doubtful.length === 0) {
    return passed(sources.length === 1 ? '1 source was read' : `${sources.length} sources were read`);
  }
  const read = `${sources.length - doubtful.length} of ${sources.length} were read`;
  return failed([read, ...doubtful.map(({ why }) => why)].join('; '), {
    code: 'rota-source-failing',
    detail: { sources: doubtful.map(({ name }) => name).join(', ') },
  });
}

function whyDoubtful({ name, failure, failingSinceAt, heldBack, isStale }: RotaSource): string | undefined {
  if (failure !== undefined) return wordsFor(failure).what.replace(/\.$/, '');
  if (failingSinceAt !== undefined) return `${name} fails`;
  if (heldBack !== undefined) {
    return `${name} would take ${heldBack.removes} of ${heldBack.of} coming shifts away, and waits for your yes`;
  }
  return isStale ? `${name} was last read too long ago` : undefined;
}
