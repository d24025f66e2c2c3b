import type { FeedCopy, FeedLane, FeedShift } from '../../../shared/nouns/rota';
import type { OncallStretch } from './pagerduty-oncalls';

/**
 * PagerDuty tells one shift in several entries: once per policy, cut where a layer changes, and twice when the list
 * moved between two pages. What touches or overlaps in one lane for one person is one shift.
 */
export function mergeOncalls(stretches: readonly OncallStretch[]): Pick<FeedCopy, 'shifts' | 'lanes'> {
  const lanes = new Map<string, FeedLane>();
  const standing = new Map<string, OncallStretch[]>();
  for (const stretch of stretches.toSorted((a, b) => a.startsAt - b.startsAt)) {
    const { lane, userId } = stretch;
    if (!lanes.has(lane.key)) lanes.set(lane.key, lane);
    const key = `${lane.key}/${userId}`;
    const merged = standing.get(key) ?? [];
    standing.set(key, merged);
    const last = merged.at(-1);
    if (last === undefined || stretch.startsAt > last.endsAt) merged.push(stretch);
    else merged[merged.length - 1] = joined(last, stretch);
  }
  const shifts = [...standing.values()].flat().map(toShift).toSorted(byTimeAndLane);
  return { shifts, lanes: [...lanes.values()].toSorted((a, b) => compare(a.key, b.key)) };
}

function joined(first: OncallStretch, next: OncallStretch): OncallStretch {
  return {
    ...first,
    endsAt: Math.max(first.endsAt, next.endsAt),
    isPermanent: first.isPermanent || next.isPermanent,
  };
}

function toShift({ lane, userId, person, startsAt, endsAt, isPermanent }: OncallStretch): FeedShift {
  // One that never began starts wherever the span does, and must not be a new shift at every reading.
  const start = isPermanent ? 'always' : new Date(startsAt).toISOString();
  return { uid: `${lane.key}/${userId}/${start}`, lane: lane.key, person, startsAt, endsAt };
}

function byTimeAndLane(a: FeedShift, b: FeedShift): number {
  return a.startsAt - b.startsAt || compare(a.lane, b.lane) || compare(a.uid, b.uid);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
