/** Whose watch it is, as the sources tell it and as it is once they are laid over each other. Instants are epoch ms. */
import type { Failure } from '../errors';
import type { CoverSegment, Shift, ShiftRole } from './watch';

/** How a source names a person. Two of these are one person when any mark of theirs is the same. */
export type RotaPerson = {
  readonly name: string;
  readonly email: string | undefined;
  readonly pagerDutyId: string | undefined;
};

export const markKinds = ['email', 'pagerduty', 'name'] as const;
/** One thing by which I am known in a source. E-mail and name are compared without regard to case and outer spaces. */
export type IdentityMark = { readonly kind: (typeof markKinds)[number]; readonly value: string };

/** A shift as one source tells it, its role not yet known: the lane says that. */
export type FeedShift = {
  /** Stable for this shift within the source, as far as the source offers it. */
  readonly uid: string;
  readonly lane: string;
  readonly person: RotaPerson;
  readonly startsAt: number;
  readonly endsAt: number;
};

/** One of a source's schedules. A new one gets a role by its name until a person chooses. */
export type FeedLane = { readonly key: string; readonly name: string };

/** What a source said, whole. Entries that could not be read are counted, never guessed. */
export type FeedCopy = {
  readonly shifts: readonly FeedShift[];
  readonly lanes: readonly FeedLane[];
  readonly unreadable: number;
};

export type FeedOutcome =
  | { readonly kind: 'read'; readonly copy: FeedCopy }
  | {
      readonly kind: 'failed';
      readonly failure: Failure;
      /** The source asked to be left alone this long. */
      readonly retryAfterMs?: number | undefined;
    };

export type RotaSourceKind = 'ical' | 'pagerduty' | 'rotation';

export type RotaLane = {
  readonly key: string;
  readonly name: string;
  /** Undefined: its shifts are left out of the rota. */
  readonly role: ShiftRole | undefined;
  /** A person chose the role; otherwise it is a guess from the name. */
  readonly isChosen: boolean;
};

/** One source as it is shown. Its address is a secret and is not here: only the host, or the file's name. */
export type RotaSource = {
  readonly id: string;
  readonly kind: RotaSourceKind;
  readonly name: string;
  readonly place: string;
  /** When the copy in use was read; undefined while there is none. */
  readonly lastSuccessAt: number | undefined;
  /** The copy is older than two readings should be. */
  readonly isStale: boolean;
  readonly failingSinceAt: number | undefined;
  readonly failure: Failure | undefined;
  /** The last good answer would have taken most of the coming shifts away, so the copy before it stays until someone agrees. */
  readonly heldBack: { readonly sinceAt: number; readonly removes: number; readonly of: number } | undefined;
  readonly unreadable: number;
  readonly lanes: readonly RotaLane[];
  /** Coming and past shifts of the copy in use. */
  readonly shifts: number;
};

/** A person that the sources know, for choosing "this is me". */
export type KnownPerson = {
  readonly person: RotaPerson;
  readonly isMe: boolean;
  /** Shifts ended before now, as far back as the copies reach. */
  readonly stood: number;
  readonly nextStartsAt: number | undefined;
};

/** A stretch that one person stands in one role, after overrides: half-open, merged where it touches. */
export type Duty = {
  readonly person: RotaPerson;
  readonly isMe: boolean;
  readonly role: ShiftRole;
  readonly startsAt: number;
  readonly endsAt: number;
  /** `hand`, or the id of the source. */
  readonly sourceId: string;
  /** The ids that the sources gave it, in order of time. Several where stretches were merged. */
  readonly uids: readonly string[];
};

/** Somebody is needed and nobody stands. `present`: who stands in the other roles meanwhile. */
export type RotaGap = {
  readonly role: ShiftRole;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly present: readonly string[];
};

/** Different people stand in one role at once. */
export type RotaOverlap = {
  readonly role: ShiftRole;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly people: readonly string[];
};

/** A primary who is new to the rota stands with a secondary who is, too. */
export type InexperiencedPair = {
  readonly startsAt: number;
  readonly endsAt: number;
  readonly primary: { readonly name: string; readonly stood: number };
  readonly secondary: { readonly name: string; readonly stood: number };
  readonly needed: number;
};

/** One calendar day of the pack's zone: 23 or 25 hours long where the clocks change. */
export type RotaDay = {
  readonly date: string;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly isWeekend: boolean;
  readonly isToday: boolean;
  readonly holiday: string | undefined;
  readonly cover: readonly CoverSegment[];
};

export type RotaStrip = {
  readonly role: ShiftRole;
  readonly duties: readonly Duty[];
  readonly gaps: readonly RotaGap[];
  readonly overlaps: readonly RotaOverlap[];
  /** After this instant the sources say nothing of this role; undefined when they never did. */
  readonly knownUntilAt: number | undefined;
};

/** A month of the rota: `month` is `YYYY-MM`. */
export type RotaMonth = {
  readonly month: string;
  readonly zone: string;
  readonly readAt: number;
  readonly days: readonly RotaDay[];
  readonly strips: readonly RotaStrip[];
  readonly inexperienced: readonly InexperiencedPair[];
  /** The list of bank holidays ends before this month does. */
  readonly isBeyondHolidayList: boolean;
};

/** Where the rota comes from, and whether it says who I am. */
export type RotaStanding = {
  readonly sources: readonly RotaSource[];
  readonly people: readonly KnownPerson[];
  readonly marks: readonly IdentityMark[];
  /** Sources name people and none of them is known to be me: nothing of theirs can begin my watch. */
  readonly isUnknownWhoIAm: boolean;
};

/** A shift of mine with the instant since when this machine knows of it. */
export type MyShift = Shift & { readonly knownAt: number };
