import type { Delivery } from './post';

export const entryKinds = ['event', 'topic', 'decision', 'action', 'result'] as const;
export type EntryKind = (typeof entryKinds)[number];

export const incidentRoles = ['lead', 'scribe'] as const;
export type IncidentRole = (typeof incidentRoles)[number];

export type RoleHeld = { readonly role: IncidentRole; readonly person: string; readonly fromAt: number };

/** Declared to resolved, with one thread. */
export type Incident = {
  readonly id: string;
  /** A drill lives in the practice workspace and is marked everywhere. */
  readonly kind: 'real' | 'drill';
  readonly reason: string;
  readonly impact: string;
  readonly channel: string;
  readonly alarmId: string | undefined;
  readonly declaredBy: string;
  readonly declaredAt: number;
  readonly resolvedAt: number | undefined;
  readonly resolution: string | undefined;
  /** Who holds each role now. */
  readonly roles: readonly RoleHeld[];
  /** Known once the head of the thread is in the channel. */
  readonly thread: ThreadLink | undefined;
  readonly entryCount: number;
  /** Posts of this thread that are not in the channel yet. */
  readonly waiting: number;
};

export type ThreadLink = {
  readonly channelId: string;
  readonly ts: string;
  /** https link to the head of the thread; undefined in the practice workspace, which has no web page. */
  readonly permalink: string | undefined;
};

/** A line of the log. Append-only and chained by hash. */
export type Entry = {
  readonly id: string;
  readonly incidentId: string;
  /** 1, 2, 3 … within the incident, in the order of saving. */
  readonly sequence: number;
  readonly kind: EntryKind;
  readonly author: string;
  readonly text: string;
  /** A sentence whose exact words scripts look for. */
  readonly exact: boolean;
  readonly happenedAt: number;
  readonly enteredAt: number;
  /** The post that takes it to the thread. */
  readonly opId: string;
  readonly delivery: Delivery;
};
