import type { LeftOutStretch, WorkedStretch } from '../../shared/nouns/hours';
import type { Span } from '../../shared/rota/on-call-hours';
import { cutOut, unionOf } from '../../shared/rota/stretches';
import type { Correction } from './correction-store';
import type { RecordedStretch } from './recorded-stretches';
import { byStretch, type StandingCorrection, standingOf, timesGiven } from './standing-corrections';

export type Stretches = {
  readonly worked: readonly WorkedStretch[];
  readonly leftOut: readonly LeftOutStretch[];
};

export type FoundStretch =
  | { readonly kind: 'worked'; readonly stretch: WorkedStretch }
  | { readonly kind: 'left-out'; readonly stretch: LeftOutStretch };

/** The longest that a stretch is followed: past this it is no one's wakeful work, and is shown as long as this. */
export const longestMs = 7 * 24 * 3_600_000;

type Decided = {
  readonly id: string;
  readonly standing: readonly StandingCorrection[];
  readonly newest: StandingCorrection;
};

/** Lays the corrections over the record. Nothing is counted twice: what a person decided of a time holds for it. */
export function createStretchLedger(options: {
  /** Those that begin in a span. */
  readonly recorded: (span: Span) => readonly RecordedStretch[];
  readonly corrections: () => readonly Correction[];
}) {
  const recordedById = (id: string): RecordedStretch | undefined => {
    const at = instantOf(id);
    if (at === undefined) return undefined;
    return options.recorded({ startsAt: at, endsAt: at + 1 }).find((stretch) => stretch.id === id);
  };

  function decidedOnes(): readonly Decided[] {
    return [...byStretch(options.corrections())].flatMap(([id, corrections]) => {
      const standing = standingOf(corrections);
      const newest = standing.at(-1);
      return newest === undefined ? [] : [{ id, standing, newest }];
    });
  }

  function decidedStretch({ id, standing, newest }: Decided): FoundStretch {
    const recorded = recordedById(id);
    // A stretch that was left out goes on growing with the record, unless the record tells it differently by now.
    const grown = recorded?.startsAt === newest.startsAt ? recorded : newest;
    const { startsAt, endsAt } = timesGiven(standing) ?? grown;
    const stretch: WorkedStretch = {
      id,
      startsAt,
      endsAt,
      kinds: recorded?.kinds ?? ['hand'],
      about: recorded?.about ?? [],
      correction: {
        reason: newest.reason,
        madeAt: newest.madeAt,
        before: recorded && { startsAt: recorded.startsAt, endsAt: recorded.endsAt },
      },
    };
    return newest.kind === 'left-out'
      ? { kind: 'left-out', stretch: { ...stretch, leftOutBecause: newest.reason } }
      : { kind: 'worked', stretch };
  }

  /** All that begin in a span, in order of time. */
  function beginningIn(span: Span): Stretches {
    const decided = decidedOnes();
    const found = decided.filter(({ newest }) => isWithin(span, newest.startsAt)).map(decidedStretch);
    const worked = found.flatMap((one) => (one.kind === 'worked' ? [one.stretch] : []));
    const decidedIds = new Set(decided.map(({ id }) => id));
    for (const recorded of options.recorded(span)) {
      if (decidedIds.has(recorded.id)) continue;
      worked.push(...withoutDecided(recorded, decided));
    }
    return {
      worked: worked.toSorted(byStart),
      leftOut: found.flatMap((one) => (one.kind === 'left-out' ? [one.stretch] : [])).toSorted(byStart),
    };
  }

  return {
    beginningIn,
    find(id: string): FoundStretch | undefined {
      const decided = decidedOnes().find((one) => one.id === id);
      if (decided !== undefined) return decidedStretch(decided);
      const at = instantOf(id);
      if (at === undefined) return undefined;
      const near = beginningIn({ startsAt: at, endsAt: at + longestMs }).worked;
      const stretch = near.find((one) => one.id === id);
      return stretch && { kind: 'worked', stretch };
    },
    /** The first stretch of the claim that shares time with a span, other than one. */
    firstOverlapping(span: Span, exceptId: string | undefined): WorkedStretch | undefined {
      return beginningIn({ startsAt: span.startsAt - longestMs, endsAt: span.endsAt }).worked.find(
        (one) => one.id !== exceptId && one.endsAt > span.startsAt && one.startsAt < span.endsAt,
      );
    },
    recordedById,
  };
}

/**
 * The id of a recorded stretch follows from its first act. Where that is told differently later (a checklist item marked
 * once more, other support hours) a correction has lost its stretch, and what the record says now may lie in its time.
 */
function withoutDecided(recorded: RecordedStretch, decided: readonly Decided[]): readonly WorkedStretch[] {
  const taken = unionOf(decided.map(({ standing, newest }) => timesGiven(standing) ?? newest));
  return cutOut<Span>(recorded, taken).map(({ startsAt, endsAt }, index) => ({
    id: index === 0 ? recorded.id : `work:${startsAt}`,
    startsAt,
    endsAt,
    kinds: recorded.kinds,
    about: recorded.about,
    correction: undefined,
  }));
}

function instantOf(id: string): number | undefined {
  const [, digits] = /^work:(\d{1,14})$/.exec(id) ?? [];
  return digits === undefined ? undefined : Number(digits);
}

function isWithin(span: Span, instant: number): boolean {
  return span.startsAt <= instant && instant < span.endsAt;
}

function byStart(a: Span, b: Span): number {
  return a.startsAt - b.startsAt || a.endsAt - b.endsAt;
}
