import type { PromisesAhead } from './promise';

/** What the rota clock says of an instant, from the pack's hours alone. */
export type Cover = 'off' | 'on-call' | 'doubly-covered' | 'support-hours' | 'duty-online';

/** Half-open stretch of one cover. */
export type CoverSegment = { readonly cover: Cover; readonly startsAt: number; readonly endsAt: number };

export type CoverNow = {
  readonly cover: Cover;
  readonly untilAt: number;
  readonly next: Cover;
  /** Title of today's bank holiday in the pack's division, if it is one. */
  readonly holiday: string | undefined;
  /** The holiday list ends before this instant, so a holiday could be missed. */
  readonly beyondHolidayList: boolean;
};

export const shiftRoles = ['primary', 'secondary', 'support'] as const;
export type ShiftRole = (typeof shiftRoles)[number];

/** A person on duty, half-open. One that was entered by hand stands before what any source says of its role and time. */
export type Shift = {
  readonly id: string;
  readonly person: string;
  readonly role: ShiftRole;
  readonly startsAt: number;
  readonly endsAt: number;
  /** `hand`, or the id of the rota source that it is from. */
  readonly source: string;
  /** Mine: it can begin my watch. Others are entered to say who stands instead of whom a source names. */
  readonly isMine: boolean;
};

/** The state that the tray shows by shape. */
export type WatchState = 'off-watch' | 'quiet' | 'needs-you' | 'held' | 'incident' | 'blind';

/** Everything the head of the Watch page, the tray and the window title say. */
export type WatchView = {
  readonly readAt: number;
  readonly zone: string;
  readonly cover: CoverNow;
  /** Midnight to midnight of today in the pack's zone, without gaps. */
  readonly day: readonly CoverSegment[];
  /** My shift that holds now. */
  readonly shift: Shift | undefined;
  /** My next shift, if one is entered. */
  readonly nextShift: Shift | undefined;
  readonly state: WatchState;
  readonly unheldHigh: number;
  readonly held: number;
  readonly openItems: number;
  readonly liveIncidentIds: readonly string[];
  /** Since when some source has not been seen; undefined while all is seen. */
  readonly blindSinceAt: number | undefined;
  /** What I still hold of a shift of mine that has ended; undefined when nothing, or while I am on watch. */
  readonly leaving: LeavingView | undefined;
  /** How the readiness check for this shift, or the next one, stands. */
  readonly readiness: 'unchecked' | 'open' | 'ready' | 'not-ready';
  /** The updates that I still owe to readers; undefined when none. */
  readonly promises: PromisesAhead | undefined;
};

/** What has to be given to someone before a keeper can go. */
export type Unfinished = {
  /** Names of the alarms that I hold and that still fire. */
  readonly holds: readonly string[];
  /** `lead of …`, `scribe of …`. */
  readonly roles: readonly string[];
  /** `the update promised for 16:00 GMT on “…”`. */
  readonly promises: readonly string[];
};

export type LeavingView = Unfinished & { readonly shift: Shift };
