import type { FeedCopy, FeedShift } from '../../shared/nouns/rota';

/**
 * A copy whose texts come back from the database as they went in: half a character pair is written there as something
 * else, and two lanes that differ only in that would be one.
 */
export function wellFormed({ shifts, lanes, unreadable }: FeedCopy): FeedCopy {
  const byKey = new Map(lanes.map(({ key, name }) => [key.toWellFormed(), name.toWellFormed()]));
  return {
    shifts: shifts.map(wellFormedShift),
    lanes: [...byKey].map(([key, name]) => ({ key, name })),
    unreadable,
  };
}

function wellFormedShift(shift: FeedShift): FeedShift {
  const { name, email, pagerDutyId } = shift.person;
  return {
    ...shift,
    uid: shift.uid.toWellFormed(),
    lane: shift.lane.toWellFormed(),
    person: {
      name: name.toWellFormed(),
      email: email?.toWellFormed(),
      pagerDutyId: pagerDutyId?.toWellFormed(),
    },
  };
}
