import { assertNever } from '../../shared/assert-never';
import type { Shift, Unfinished } from '../../shared/nouns/watch';
import { formatDay, formatDayAndTime, formatTime, zoneName } from '../../shared/rota/format-time';
import type { DesktopNotification } from '../ports';
import { heldSentence, shorten } from './held-words';
import type { Telling } from './notice-plan';

export const noticePages = ['watch', 'handover', 'readiness'] as const;
export type NoticePage = (typeof noticePages)[number];
export type Readiness = 'unchecked' | 'open' | 'ready' | 'not-ready';

export type NoticeFacts = {
  readonly now: number;
  readonly zone: string;
  /** Undefined: it could not be read, so nothing is said of it. */
  readonly readiness: Readiness | undefined;
  /** Undefined: it could not be read, which is said. */
  readonly unfinished: Unfinished | undefined;
};

type Words = Omit<DesktopNotification, 'key' | 'sound'>;

const checkReadiness = { id: 'readiness', label: 'Check readiness' };
const openWatch = { id: 'watch', label: 'Open' };
const handOver = { id: 'handover', label: 'Hand over' };

const lateFromMs = 60_000;

export function noticeKey(shiftId: string): string {
  return `shift:${shiftId}`;
}

/** Undefined for every other notification. */
export function shiftIdOf(key: string): string | undefined {
  return key.startsWith('shift:') ? key.slice('shift:'.length) : undefined;
}

/** What a click on the body opens; also the id of the action that opens it. */
export function pageOf(kind: Telling['kind']): NoticePage {
  switch (kind) {
    case 'soon':
      return 'readiness';
    case 'starts':
    case 'follows':
      return 'watch';
    case 'ends':
      return 'handover';
    default:
      return assertNever(kind);
  }
}

export function noticeFor(telling: Telling, facts: NoticeFacts): DesktopNotification {
  const words = wordsOf(telling, facts);
  return { key: noticeKey(telling.shift.id), ...words, sound: words.urgency === 'high' };
}

function wordsOf(telling: Telling, facts: NoticeFacts): Words {
  switch (telling.kind) {
    case 'soon':
      return soonWords(telling.shift, facts);
    case 'starts':
      return startsWords(telling.shift, facts);
    case 'ends':
      return endsWords(telling.shift, telling.isUnseen, facts);
    case 'follows':
      return followsWords(telling, facts);
    default:
      return assertNever(telling);
  }
}

/** However late, what counts is when the shift starts. */
function soonWords(shift: Shift, facts: NoticeFacts): Words {
  return {
    title: `Your ${shift.role} shift starts at ${when(shift.startsAt, facts)}`,
    body: lines(`${who(shift)}, ${shift.role}, ${range(shift, facts)}.`, readinessWords(facts.readiness)),
    urgency: 'low',
    actions: [checkReadiness],
  };
}

function startsWords(shift: Shift, facts: NoticeFacts): Words {
  const late = lateWords(facts.now - shift.startsAt);
  return {
    title: `Your ${shift.role} shift has begun`,
    body: lines(`${who(shift)}, ${shift.role}, ${range(shift, facts)}.`, late),
    urgency: late === '' ? 'low' : 'high',
    actions: [openWatch],
  };
}

function endsWords(shift: Shift, isUnseen: boolean, facts: NoticeFacts): Words {
  const held = heldWords(facts.unfinished);
  const times = `${who(shift)}, ${shift.role}, ${range(shift, facts)}`;
  return {
    title: `Your ${shift.role} shift ${isUnseen ? 'passed unseen' : 'has ended'}`,
    body: lines(
      held,
      isUnseen ? `${times}: nothing of it was told here.` : `${times}.`,
      lateWords(facts.now - shift.endsAt),
    ),
    urgency: held === '' ? 'low' : 'high',
    actions: [handOver],
  };
}

function followsWords(
  { shift, ended, isUnseen }: Extract<Telling, { kind: 'follows' }>,
  facts: NoticeFacts,
): Words {
  const held = heldWords(facts.unfinished);
  const late = lateWords(facts.now - shift.startsAt);
  const former = isUnseen ? `passed unseen ${range(ended, facts)}` : 'has ended';
  const next = ended.role === shift.role ? `next ${shift.role}` : shift.role;
  const until = when(shift.endsAt, facts);
  return {
    title: `Your ${next} shift has begun`,
    body: lines(
      held,
      `${who(shift)}: your ${ended.role} shift ${former}; your ${next} shift has begun, until ${until}.`,
      late,
    ),
    urgency: held === '' && late === '' ? 'low' : 'high',
    actions: [openWatch, handOver],
  };
}

function heldWords(unfinished: Unfinished | undefined): string {
  if (unfinished === undefined) return 'What you still hold could not be read: look before you go.';
  return heldSentence(unfinished);
}

function readinessWords(readiness: Readiness | undefined): string {
  switch (readiness) {
    case undefined:
      return '';
    case 'unchecked':
      return 'Readiness is not checked yet.';
    case 'open':
      return 'The readiness check is not finished.';
    case 'ready':
      return 'The readiness check has passed.';
    case 'not-ready':
      return 'Not ready: something failed in the readiness check.';
    default:
      return assertNever(readiness);
  }
}

/** `Late by 12 min.`, or nothing within a minute. */
function lateWords(lateMs: number): string {
  if (lateMs < lateFromMs) return '';
  const minutes = Math.floor(lateMs / 60_000);
  const hours = Math.floor(minutes / 60);
  if (hours < 1) return `Late by ${minutes} min.`;
  return minutes % 60 === 0 ? `Late by ${hours} h.` : `Late by ${hours} h ${minutes % 60} min.`;
}

function who({ person }: Shift): string {
  return shorten(person, 60);
}

/** With the day where it is not today. */
function when(instant: number, { zone, now }: NoticeFacts): string {
  const isToday = formatDay(zone, instant) === formatDay(zone, now);
  const time = isToday ? formatTime(zone, instant) : formatDayAndTime(zone, instant);
  return `${time} ${zoneName(zone, instant)}`;
}

/** The zone is said once unless the clocks change between the two, the day once unless they are of two days. */
function range({ startsAt, endsAt }: Shift, { zone, now }: NoticeFacts): string {
  const startDay = formatDay(zone, startsAt);
  const isOneDay = startDay === formatDay(zone, endsAt);
  const format = isOneDay ? formatTime : formatDayAndTime;
  const isOneZone = zoneName(zone, startsAt) === zoneName(zone, endsAt);
  const from = `${format(zone, startsAt)}${isOneZone ? '' : ` ${zoneName(zone, startsAt)}`}`;
  const day = isOneDay && startDay !== formatDay(zone, now) ? `on ${startDay} ` : '';
  return `${day}from ${from} to ${format(zone, endsAt)} ${zoneName(zone, endsAt)}`;
}

function lines(...all: readonly string[]): string {
  return all.filter((line) => line !== '').join('\n');
}
