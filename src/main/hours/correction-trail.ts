import type { Span } from '../../shared/rota/on-call-hours';
import type { Correction } from './correction-store';
import { byStretch, type StandingCorrection, standingOf } from './standing-corrections';

/** What was so before or after a correction. `none`: nothing was in the claim. */
export type TrailState =
  | ({ readonly kind: 'counted' | 'left-out' } & Span)
  /** As the record of what was done here says. */
  | { readonly kind: 'as-recorded'; readonly times: Span | undefined }
  | { readonly kind: 'none' };

export type TrailStep = {
  readonly correction: Correction;
  readonly before: TrailState;
  readonly after: TrailState;
};

/** Every correction of the stretches that have to do with a month, those taken back too, in the order of saving. */
export function trailOf(options: {
  readonly corrections: readonly Correction[];
  readonly month: Span;
  readonly recordedById: (id: string) => Span | undefined;
}): readonly TrailStep[] {
  const steps = new Map<string, TrailStep>();
  for (const [id, corrections] of byStretch(options.corrections)) {
    const recorded = options.recordedById(id);
    const isHere = [...(recorded === undefined ? [] : [recorded]), ...corrections].some(
      (one) =>
        'startsAt' in one && one.startsAt >= options.month.startsAt && one.startsAt < options.month.endsAt,
    );
    if (!isHere) continue;
    for (const [index, correction] of corrections.entries()) {
      steps.set(correction.id, {
        correction,
        before: stateOf(id, standingOf(corrections.slice(0, index)), recorded),
        after: stateOf(id, standingOf(corrections.slice(0, index + 1)), recorded),
      });
    }
  }
  return options.corrections.flatMap(({ id }) => steps.get(id) ?? []);
}

function stateOf(
  stretch: string,
  standing: readonly StandingCorrection[],
  recorded: Span | undefined,
): TrailState {
  const newest = standing.at(-1);
  if (newest !== undefined) {
    const { startsAt, endsAt } = newest;
    return { kind: newest.kind === 'left-out' ? 'left-out' : 'counted', startsAt, endsAt };
  }
  return stretch.startsWith('hand:') ? { kind: 'none' } : { kind: 'as-recorded', times: recorded };
}
