import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Writer } from '../../../src/main/database/handles';
import { createHoursService } from '../../../src/main/hours/hours-service';
import { readPack } from '../../../src/main/packs/read-pack';
import type { Activity } from '../../../src/shared/nouns/hours';
import type { Pack } from '../../../src/shared/nouns/pack';
import type { Shift } from '../../../src/shared/nouns/watch';
import type { HolidayList } from '../../../src/shared/rota/cover';
import { touches } from '../../../src/shared/rota/stretches';
import { createManualClock } from '../../support/manual-clock';
import { temporaryFolder } from '../../support/temporary-folder';
import { openTestDatabase } from '../../support/test-database';

/** As it ships. */
export const cloudPlatform: Pack = shippedPack();

export const bankHolidays: HolidayList = {
  events: [
    { date: '2026-12-25', title: 'Christmas Day' },
    { date: '2026-12-28', title: 'Boxing Day' },
  ],
  lastDate: '2027-12-28',
};

export function at(time: string): number {
  return Date.parse(time);
}

export function act(time: string, changes: Partial<Activity> = {}): Activity {
  return { at: at(time), untilAt: undefined, kind: 'incident', about: 'API down', ...changes };
}

export function shift(startsAt: string, endsAt: string, changes: Partial<Shift> = {}): Shift {
  return {
    id: `shift-of-${startsAt}`,
    person: 'Ada',
    role: 'primary',
    startsAt: at(startsAt),
    endsAt: at(endsAt),
    source: 'hand',
    isMine: true,
    ...changes,
  };
}

/** The ledger over a real database, with scripted shifts and activity unless real ones are given. */
export function openHoursDesk(
  given: {
    readonly now?: string;
    readonly me?: string;
    readonly pay?: Pack['pay'];
    readonly db?: Writer;
    readonly shifts?: readonly Shift[];
    readonly acts?: readonly Activity[];
    readonly activity?: (fromAt: number, toAt: number) => readonly Activity[];
  } = {},
) {
  const db = given.db ?? openTestDatabase();
  const clock = createManualClock(at(given.now ?? '2026-12-01T09:00:00Z'));
  const data = temporaryFolder();
  const now = { acts: given.acts ?? [], me: given.me ?? 'Ada', pack: { ...cloudPlatform, pay: given.pay } };
  const hours = createHoursService({
    db,
    clock,
    pack: () => now.pack,
    me: () => now.me,
    holidays: () => bankHolidays,
    folders: { data },
    shifts: (fromAt, toAt) => (given.shifts ?? []).filter((one) => touches(one, fromAt, toAt)),
    activity:
      given.activity ??
      ((fromAt, toAt) => now.acts.filter((one) => one.at < toAt && (one.untilAt ?? one.at) >= fromAt)),
  });
  return { db, clock, data, now, hours };
}

function shippedPack(): Pack {
  const file = join(import.meta.dirname, '../../../resources/packs/cloud-platform.yaml');
  const read = readPack('cloud-platform.yaml', readFileSync(file, 'utf8'));
  if (read.kind !== 'pack') throw new Error(read.problem.reason);
  return read.pack;
}
