import type { SeenAlert } from '../alarm-reader';
import { readAlertmanagerAnswer } from './alertmanager-answer';
import { askServer, type FailedAnswer, type Server } from './alertmanager-request';
import {
  noteStart,
  type ServerStart,
  sendersHaveMs,
  startOf,
  unsettledStart,
  withinReach,
} from './server-starts';
import type { SignInHeaders } from './source-sign-in';

export type ReplicaRead = {
  readonly kind: 'read';
  readonly alerts: readonly SeenAlert[];
  readonly unreadable: number;
  /** Set while its absences prove nothing. */
  readonly start: ServerStart | undefined;
};

export type Replica = {
  read(headers: SignInHeaders, signal: AbortSignal): Promise<ReplicaRead | FailedAnswer>;
  /**
   * Whether some alert may fire unseen there: it has not answered for a while, or was just started, and told of alerts
   * before that this list lacks. For as long as the senders need to tell another replica, and no longer.
   */
  mayHideSome(told: ReadonlySet<string>): boolean;
};

/** What is known of the starts of the server behind an address, over restarts of Watchkeeper. */
export type KnownStarts = {
  read(): readonly ServerStart[];
  write(starts: readonly ServerStart[]): void;
};

const alerts = {
  path: '/alerts?active=true&silenced=true&inhibited=true',
  timeLimitMs: 10_000,
  maximumMegabytes: 40,
};
/** It carries the whole configuration. */
const status = { path: '/status', timeLimitMs: 3_000, maximumMegabytes: 4 };
const readsPerStatus = 4;

/** One server of a source. Its start is asked for now and then, and whenever alerts are missing that it told before. */
export function createReplica(server: Server, starts: KnownStarts): Replica {
  const { clock } = server;
  /** By fingerprint, in the last answer that proved something; undefined before the first. */
  let told: ReadonlySet<string> | undefined;
  let doubtfulSinceAt: number | undefined;
  let readsUntilStatus = 0;

  async function currentStart(headers: SignInHeaders, isDue: boolean, signal: AbortSignal) {
    readsUntilStatus -= 1;
    if (isDue || readsUntilStatus < 0) {
      const answer = await askServer({ ...server, signal }, { ...status, headers });
      const startedAt = answer.kind === 'answered' ? startOf(answer.text) : undefined;
      // One that fails is asked for again at the next read. Until then all goes on as before.
      readsUntilStatus = answer.kind === 'answered' ? readsPerStatus - 1 : 0;
      if (answer.kind === 'answered' && startedAt !== undefined) note(startedAt, answer.sentAt);
    }
    const known = starts.read();
    const inReach = withinReach(known, clock.now());
    if (inReach !== known) starts.write(inReach);
    return unsettledStart(inReach, clock.now());
  }

  function note(startedAt: number, sentAt: number | undefined): void {
    const known = starts.read();
    const next = noteStart(known, startedAt, sentAt, clock.now());
    if (next !== known) starts.write(next);
  }

  async function readOnce(headers: SignInHeaders, signal: AbortSignal): Promise<ReplicaRead | FailedAnswer> {
    const answer = await askServer({ ...server, signal }, { ...alerts, headers });
    if (answer.kind === 'failed') return answer;
    const read = readAlertmanagerAnswer(answer.text, answer.contentType, server.name);
    if (read.kind === 'failed') return read;
    const seen = new Set(read.alerts.map(({ fingerprint }) => fingerprint));
    // Asked after the alerts: a start in between is then known before their absence counts.
    const isDue = told === undefined || lacksSome(seen, told);
    const start = await currentStart(headers, isDue, signal);
    if (start === undefined) told = seen;
    return { kind: 'read', alerts: read.alerts, unreadable: read.unreadable, start };
  }

  return {
    async read(headers, signal) {
      const read = await readOnce(headers, signal);
      const isSure = read.kind === 'read' && read.start === undefined;
      const now = clock.now();
      // The clock may have been set back.
      doubtfulSinceAt = isSure ? undefined : Math.min(doubtfulSinceAt ?? now, now);
      return read;
    },
    mayHideSome(seen) {
      if (doubtfulSinceAt === undefined || clock.now() - doubtfulSinceAt >= sendersHaveMs) return false;
      return told === undefined || lacksSome(seen, told);
    },
  };
}

function lacksSome(seen: ReadonlySet<string>, told: ReadonlySet<string>): boolean {
  for (const fingerprint of told) if (!seen.has(fingerprint)) return true;
  return false;
}
