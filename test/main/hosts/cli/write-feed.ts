import type { Writer } from '../../../../src/main/database/handles';
import { createRotaCopyStore } from '../../../../src/main/rota/rota-copy-store';
import { createRotaSourceStore } from '../../../../src/main/rota/rota-source-store';
import { createShiftStore } from '../../../../src/main/rota/shift-store';

/** A feed that has Ada on all of 28 December 2026, in a lane that counts and one that does not; Sam stands in at noon. */
export function writeFeed(db: Writer): void {
  const sources = createRotaSourceStore(db);
  sources.insert({ id: 'feed', kind: 'ical', name: 'Feed', place: 'calendar.example', at: 1 });
  sources.seeLanes('feed', [
    { key: 'a', name: 'Primary' },
    { key: 'b', name: 'Somebody else’s' },
  ]);
  const shift = {
    uid: 'Q1',
    lane: 'a',
    person: { name: 'Ada', email: undefined, pagerDutyId: undefined },
    startsAt: Date.parse('2026-12-28T07:00Z'),
    endsAt: Date.parse('2026-12-28T22:00Z'),
    firstSeenAt: 1,
  };
  createRotaCopyStore(db).replace('feed', [shift, { ...shift, lane: 'b' }]);
  createShiftStore(db).insert({
    id: 'override',
    person: 'Sam Jones',
    role: 'primary',
    startsAt: Date.parse('2026-12-28T12:00Z'),
    endsAt: Date.parse('2026-12-28T14:00Z'),
    source: 'hand',
    isMine: false,
  });
}
