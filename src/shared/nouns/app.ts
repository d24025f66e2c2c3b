import type { Failure } from '../errors';

/** What a host can do; the page hides the rest. */
export type Capabilities = {
  readonly tray: boolean;
  readonly notificationActions: boolean;
  readonly secretStorage: 'keychain' | 'weak' | 'memory';
};

export type AppInfo = {
  readonly version: string;
  readonly host: 'electron' | 'browser';
  readonly dataFolder: string;
  readonly capabilities: Capabilities;
  /** Present when a damaged or missing database was replaced by an empty one at this start. */
  readonly recovery: Recovery | undefined;
};

/** The log that was here cannot be had at this start, and an empty one was begun. */
export type Recovery = {
  /** Undefined when there was no file at all, although there are backups of one. */
  readonly setAsideAs: string | undefined;
  readonly backup: { readonly file: string; readonly takenAt: number } | undefined;
};

export const workspaces = ['practice', 'slack'] as const;
export type Workspace = (typeof workspaces)[number];

/** Settings as the page sees them: no secret is ever among them. */
export type SettingsView = {
  readonly packId: string | undefined;
  readonly me: string;
  readonly workspace: Workspace | undefined;
  readonly slack: SlackStatus;
};

export type SlackStatus =
  | { readonly state: 'practice' }
  | { readonly state: 'not-connected' }
  | {
      readonly state: 'connected';
      readonly team: string;
      readonly user: string;
      readonly source: 'environment' | 'settings';
    }
  | { readonly state: 'failing'; readonly failure: Failure };

/** A message in the practice workspace, as its reader sees it. */
export type PracticeMessage = {
  readonly channel: string;
  readonly ts: string;
  readonly threadTs: string | undefined;
  readonly text: string;
  /** Undefined: Watchkeeper. */
  readonly author: string | undefined;
  readonly postedAt: number;
};
