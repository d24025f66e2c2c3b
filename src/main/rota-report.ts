import { existsSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { WatchkeeperError } from '../shared/errors';
import { type Pack, packProblemDetail } from '../shared/nouns/pack';
import type { Duty } from '../shared/nouns/rota';
import type { Cover } from '../shared/nouns/watch';
import { formatTime, zoneName } from '../shared/rota/format-time';
import { parseWall } from '../shared/rota/wall-time';
import { watchAt } from '../shared/rota/watch-at';
import { arrangePacks } from './packs/arrange-packs';
import { readPackFile, readPackFiles } from './packs/pack-files';
import type { Folders } from './ports';
import { readHolidays } from './rota/holidays';
import { rotationOf } from './rota/pack-rotation';
import { readRotaLog } from './rota/read-rota-log';
import { resolveLog } from './rota/resolve-log';
import { rotaWindow } from './rota/rota-window';

/** Whose watch it is at one instant. Times are ISO 8601 with the offset that the pack's zone has then. */
export type RotaReport = {
  readonly at: string;
  readonly cover: Cover;
  readonly until: string;
  readonly zone: string;
  /** JSON has no undefined, and a key that is always there is easier to read by script. */
  readonly holiday: string | null;
  readonly primary: string | null;
  readonly secondary: string | null;
  /** The list of bank holidays ends before that day, so a holiday could be missed. */
  readonly beyondHolidayList: boolean;
};

/**
 * Answers without a database of its own, for a program that only asks. Throws `invalid-request` for a time that cannot
 * be read or that the clocks make missing or double, `pack-malformed`, and `pack-unknown` with the packs there are.
 */
export function rotaReport(options: {
  readonly folders: Pick<Folders, 'data' | 'resources'>;
  /** The id of a shipped or an own pack, or the path of a pack file. */
  readonly packId: string;
  /** As typed: wall time in the pack's zone, or a time with an offset or Z. Without it, `now`. */
  readonly at?: string | undefined;
  readonly now: number;
}): RotaReport {
  const { folders, packId, at, now } = options;
  const pack = findPack(folders, packId);
  const { zone } = pack;
  const instant = at === undefined ? now : readMoment(zone, at);
  const holidays = readHolidays(folders.resources);
  const rotation = rotationOf(pack, holidays, { fromAt: instant, toAt: instant + 1 });
  const duties = resolveLog(readRotaLog(folders.data), rotation);
  const found = watchAt(pack, holidays(pack.division), duties, instant);
  return {
    at: isoTime(zone, instant),
    cover: found.cover,
    until: isoTime(zone, found.untilAt),
    zone,
    holiday: found.holiday ?? null,
    primary: together(found.primary),
    secondary: together(found.secondary),
    beyondHolidayList: found.beyondHolidayList,
  };
}

function together(names: readonly string[]): string | null {
  return names.length === 0 ? null : names.join(' and ');
}

/**
 * All that the log of a data folder knows of who stands when and, with a pack, its own rotation, which has no end, as
 * far as Watchkeeper looks. Throws `invalid-request` where there is no log.
 */
export function everyDuty(options: {
  readonly folders: Pick<Folders, 'data' | 'resources'>;
  readonly packId: string | undefined;
  readonly now: number;
}): readonly Duty[] {
  const { folders, packId, now } = options;
  const log = readRotaLog(folders.data);
  // An empty calendar from a mistyped folder would look like a rota without anybody in it.
  if (log === undefined) throw refused(`there is no log of Watchkeeper in ${folders.data}`);
  if (packId === undefined) return resolveLog(log, []);
  const pack = findPack(folders, packId);
  return resolveLog(log, rotationOf(pack, readHolidays(folders.resources), rotaWindow(now)));
}

function findPack(folders: Pick<Folders, 'data' | 'resources'>, wanted: string): Pack {
  // No id of a pack looks like one of these.
  if (/[\\/]|\.ya?ml$/i.test(wanted)) return packInFile(wanted);
  const slots = arrangePacks(readPackFiles(folders));
  const slot = slots.find(({ choice }) => choice.id === wanted);
  if (slot?.current !== undefined) return slot.current.pack;
  const problem = slot?.choice.problem;
  if (problem !== undefined) throw new WatchkeeperError('pack-malformed', packProblemDetail(problem));
  const there = slots.map(({ choice }) => choice.id).join(', ');
  throw new WatchkeeperError('pack-unknown', { pack: wanted, there });
}

function packInFile(given: string): Pack {
  const path = resolve(given);
  if (!existsSync(path)) throw refused(`there is no pack file ${given}`);
  const { read } = readPackFile(dirname(path), basename(path));
  if (read.kind === 'pack') return read.pack;
  throw new WatchkeeperError('pack-malformed', packProblemDetail({ ...read.problem, file: given }));
}

const momentForm = /^(\d{4}-\d\d-\d\dT\d\d:\d\d)(?::([0-5]\d)(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?$/;

/** A wall time that is missing or comes twice is refused with both of its readings, never guessed. */
function readMoment(zone: string, text: string): number {
  const [, wall = '', seconds = '0', offset] = momentForm.exec(text) ?? [];
  if (offset !== undefined) return readInstant(text);
  const secondsMs = Number(seconds) * 1_000;
  const parsed = parseWall(zone, wall);
  const either = (first: number, second: number) =>
    `use ${reading(zone, first + secondsMs)} or ${reading(zone, second + secondsMs)}`;
  switch (parsed.kind) {
    case 'instant':
      return parsed.at + secondsMs;
    case 'missing':
      throw refused(
        `${text} does not exist in ${zone} because the clocks go forward; ${either(parsed.before, parsed.after)}`,
      );
    case 'doubled':
      throw refused(
        `${text} comes twice in ${zone} because the clocks go back; ${either(parsed.earlier, parsed.later)}`,
      );
    case 'unreadable':
      throw unreadable(text);
  }
}

function readInstant(text: string): number {
  try {
    return Temporal.Instant.from(text).epochMilliseconds;
  } catch (error) {
    // 30 February, 25 o'clock, an offset of 99 hours.
    if (error instanceof RangeError) throw unreadable(text);
    throw error;
  }
}

function reading(zone: string, instant: number): string {
  return `${isoTime(zone, instant)} (${formatTime(zone, instant)} ${zoneName(zone, instant)})`;
}

function isoTime(zone: string, instant: number): string {
  return Temporal.Instant.fromEpochMilliseconds(instant)
    .toZonedDateTimeISO(zone)
    .toString({ smallestUnit: 'second', timeZoneName: 'never' });
}

function unreadable(text: string): WatchkeeperError {
  const forms = '2026-12-28T09:30, 2026-12-28T09:30Z or 2026-12-28T09:30+01:00';
  return refused(`"${text}" is not a date and time such as ${forms}`);
}

function refused(reason: string): WatchkeeperError {
  return new WatchkeeperError('invalid-request', { reason });
}
