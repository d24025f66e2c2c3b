import type { Activity, WorkKind } from '../../shared/nouns/hours';
import type { Span } from '../../shared/rota/on-call-hours';

/** What the record alone says: activity that belongs together, outside support hours. */
export type RecordedStretch = Span & {
  readonly id: string;
  readonly kinds: readonly WorkKind[];
  readonly about: readonly string[];
};

/**
 * Acts closer than this are one stretch. What a person does between two acts on one problem (reading a graph, waiting for
 * a roll-back) is work as well and leaves no trace here; after a quarter of an hour without any they may have gone back
 * to bed, and a claim must not say otherwise.
 */
export const togetherWithinMs = 15 * 60_000;

/** A single act has no length of its own, and is not nothing. */
const leastMs = 60_000;

type Cluster = Span & { readonly activity: readonly Activity[] };

/** `outOfHours` in order of time and merged. Work that reaches into support hours is cut there. */
export function recordedStretches(
  activity: readonly Activity[],
  outOfHours: readonly Span[],
): readonly RecordedStretch[] {
  return clustersOf(activity).flatMap((cluster) =>
    outOfHours.flatMap((window) => {
      const stretch = cutTo(window, cluster);
      return stretch === undefined ? [] : [stretch];
    }),
  );
}

function clustersOf(activity: readonly Activity[]): readonly Cluster[] {
  const clusters: Cluster[] = [];
  for (const one of activity.toSorted(byTime)) {
    const last = clusters.at(-1);
    if (last !== undefined && one.at - last.endsAt < togetherWithinMs) {
      clusters[clusters.length - 1] = {
        startsAt: last.startsAt,
        endsAt: Math.max(last.endsAt, endOf(one)),
        activity: [...last.activity, one],
      };
    } else {
      clusters.push({ startsAt: one.at, endsAt: endOf(one), activity: [one] });
    }
  }
  return clusters;
}

function cutTo(window: Span, cluster: Cluster): RecordedStretch | undefined {
  const startsAt = Math.max(window.startsAt, cluster.startsAt);
  const workedUntilAt = Math.min(window.endsAt, cluster.endsAt);
  // An act at the very first instant out of hours counts; a role that ended there does not.
  const hasActAtStart = cluster.activity.some(({ at }) => at === startsAt) && startsAt < window.endsAt;
  if (workedUntilAt < startsAt || (workedUntilAt === startsAt && !hasActAtStart)) return undefined;
  const endsAt = Math.min(window.endsAt, Math.max(workedUntilAt, startsAt + leastMs));
  const within = cluster.activity.filter(
    (one) => one.at <= endsAt && one.at < window.endsAt && endOf(one) >= startsAt,
  );
  // Between two acts on either side of a window as short as this there may be none within it.
  const shown = within.length === 0 ? cluster.activity : within;
  return {
    id: `work:${startsAt}`,
    startsAt,
    endsAt,
    kinds: [...new Set(shown.map(({ kind }) => kind))],
    about: [...new Set(shown.map(({ about }) => about).filter((about) => about !== ''))],
  };
}

function endOf({ at, untilAt }: Activity): number {
  return Math.max(at, untilAt ?? at);
}

/** The rest only makes the order of what happened at once always the same. */
function byTime(a: Activity, b: Activity): number {
  return a.at - b.at || endOf(a) - endOf(b) || compare(a.kind, b.kind) || compare(a.about, b.about);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
