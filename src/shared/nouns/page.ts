import type { Priority } from './pack-process';

/** What a person is shown of alarms outside of a watch of their own. */
export const offWatchChoices = ['nothing', 'digest'] as const;
export type OffWatchChoice = (typeof offWatchChoices)[number];

export type PageChoices = {
  readonly offWatch: OffWatchChoice;
  /** The window rings for a high page, whatever the desktop does with its notifications. */
  readonly ownSound: boolean;
};

/** Why a page is in the window: the desktop refused it, did not say in time that it was shown, or nobody answered it. */
export type FallbackReason = 'failed' | 'no-word' | 'unanswered';

/** A page that the desktop is not known to have put before anybody; the window shows it instead. */
export type FallbackPage = {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly urgency: Priority;
  /** The alarm it tells of, or the first of them; undefined where it is about something else. */
  readonly alarmId: string | undefined;
  readonly alarms: number;
  readonly at: number;
  readonly why: FallbackReason;
  /** The desktop's own words; empty where it said nothing. */
  readonly reason: string;
};

/** An acknowledgement from a notification that can still be taken back as if it had not been. */
export type UndoableHold = {
  readonly holdId: string;
  readonly alarmId: string;
  readonly name: string;
  readonly untilAt: number;
};

/** The window's own sound is due once for each id. */
export type PageRing = { readonly id: string; readonly at: number };

/** How paging stands, as a window needs it. */
export type PagesView = {
  readonly choices: PageChoices;
  readonly fallback: readonly FallbackPage[];
  readonly undoable: readonly UndoableHold[];
  readonly ring: PageRing | undefined;
};
