import { type ErrorDetail, type Failure, toFailure, WatchkeeperError } from '../../shared/errors';
import type { Alarm, SourceActKind } from '../../shared/nouns/alarm';
import type { AlarmReader, ReadOutcome, SeenAlert } from '../alarm-reader';
import { callPagerDuty, type PagerDutyAccount } from '../pagerduty-call';
import type { Clock, Fetch } from '../ports';
import { startTimeLimit } from '../time-limit';
import { type PagerDutyFailing, pagerDutyFailure, pagerDutyWriteFailure } from './pagerduty-failure';
import { type IncidentPage, readIncidentPage } from './pagerduty-incidents';
import type { PagerDutySettings } from './pagerduty-settings';

export type PagerDutySourceOptions = {
  /** For the words of a failure. */
  readonly name: string;
  /** As `readPagerDutyAddress` gave it. */
  readonly url: string;
  readonly settings: PagerDutySettings;
  readonly token: () => Promise<string | undefined>;
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly signal?: AbortSignal;
};

const pageSize = 100;
/** Beyond these the newest are told, and that there are more. */
const mostPages = 20;
const timeLimitMs = 60_000;

/** Open incidents of a PagerDuty account, and what is written back to them. */
export function createPagerDutySource(options: PagerDutySourceOptions): AlarmReader {
  const { name, clock, settings } = options;
  let knownToken: string | undefined;
  /** Until when it asked to be left alone; a timer and not an instant, since the clock may be set. */
  let quietUntilAt: number | undefined;

  async function open(signal: AbortSignal): Promise<PagerDutyAccount | Failure> {
    try {
      knownToken ??= await options.token();
    } catch (error) {
      // A locked keychain says so itself, and is asked again at the next poll.
      if (error instanceof WatchkeeperError) return toFailure(error);
    }
    if (knownToken === undefined) return failure('source-secret-lost');
    const { url: apiUrl, fetch } = options;
    return { token: knownToken, apiUrl, from: settings.from, fetch, clock, signal };
  }

  function failure(code: Failure['code'], detail: ErrorDetail = {}): Failure {
    return { code, detail: { source: name, ...detail } };
  }

  function stillQuiet(): Failure | undefined {
    if (quietUntilAt === undefined) return undefined;
    const seconds = Math.max(1, Math.ceil((quietUntilAt - clock.now()) / 1_000));
    return failure('source-rate-limited', { seconds });
  }

  function failed(reply: PagerDutyFailing): Extract<ReadOutcome, { kind: 'failed' }> {
    const retryAfterMs = reply.kind === 'rate-limited' ? reply.waitMs : undefined;
    return { kind: 'failed', failure: pagerDutyFailure(name, reply), retryAfterMs };
  }

  function keepQuiet(waitMs: number): void {
    quietUntilAt = clock.now() + waitMs;
    clock.after(waitMs, () => {
      quietUntilAt = undefined;
    });
  }

  /** Every page or nothing: half a list would end what is on the other half. */
  async function readPages(account: PagerDutyAccount): Promise<ReadOutcome> {
    const alerts: SeenAlert[] = [];
    let unreadable = 0;
    for (let offset = 0; offset < mostPages * pageSize; ) {
      const page = await readPage(account, offset);
      if ('kind' in page) return page;
      alerts.push(...page.alerts);
      unreadable += page.unreadable;
      if (!page.hasMore) return { kind: 'read', alerts, unreadable };
      offset += Math.min(page.limit ?? pageSize, pageSize);
    }
    return { kind: 'read', alerts, unreadable, isWhole: false, cutAt: alerts.length };
  }

  async function readPage(
    account: PagerDutyAccount,
    offset: number,
  ): Promise<IncidentPage | Extract<ReadOutcome, { kind: 'failed' }>> {
    const reply = await callPagerDuty(account, `/incidents?${queryOf(settings, offset)}`);
    if (reply.kind === 'rate-limited') keepQuiet(reply.waitMs);
    if (reply.kind !== 'answered') return failed(reply);
    const page = readIncidentPage(reply.value, settings.ownUserId);
    const reason = page === undefined ? 'it is not a list of incidents' : faultOf(page, offset);
    if (page !== undefined && reason === undefined) return page;
    return { kind: 'failed', failure: failure('source-unreadable', { reason: reason ?? '' }) };
  }

  async function write(alarm: Alarm, what: SourceActKind): Promise<Failure | undefined> {
    const quiet = stillQuiet();
    if (quiet !== undefined) return quiet;
    const account = await open(options.signal ?? new AbortController().signal);
    if ('code' in account) return account;
    const status = what === 'acknowledge' ? 'acknowledged' : 'resolved';
    const body = { incident: { type: 'incident_reference', status } };
    const reply = await callPagerDuty(account, `/incidents/${encodeURIComponent(alarm.fingerprint)}`, {
      method: 'PUT',
      body,
    });
    if (reply.kind === 'rate-limited') keepQuiet(reply.waitMs);
    return pagerDutyWriteFailure(name, reply, { what, hasFrom: settings.from !== undefined });
  }

  return {
    async read() {
      const quiet = stillQuiet();
      if (quiet !== undefined) return { kind: 'failed', failure: quiet };
      const limit = startTimeLimit(clock, timeLimitMs, options.signal);
      try {
        const account = await open(limit.signal);
        if ('code' in account) return { kind: 'failed', failure: account };
        const outcome = await readPages(account);
        return limit.isOver()
          ? { kind: 'failed', failure: failure('source-timeout', { seconds: timeLimitMs / 1_000 }) }
          : outcome;
      } finally {
        limit.stop();
      }
    },
    acknowledge: (alarm) => write(alarm, 'acknowledge'),
    resolve: (alarm) => write(alarm, 'resolve'),
  };
}

/** What is wrong with a page as a whole. */
function faultOf(page: IncidentPage, offset: number): string | undefined {
  if (page.offset !== undefined && page.offset !== offset)
    return 'it answers another page than the one asked for';
  // Nobody knows whether there is more or not, and asking on might never end.
  if (page.hasMore && page.entries === 0) return 'it promises more entries and sends none';
  if (page.entries > 0 && page.unreadable === page.entries)
    return `none of its ${page.entries} entries is an incident`;
  return undefined;
}

function queryOf({ userIds, serviceIds, teamIds }: PagerDutySettings, offset: number): URLSearchParams {
  const each = (name: string, values: readonly string[]) =>
    values.map((value): [string, string] => [name, value]);
  return new URLSearchParams([
    ['statuses[]', 'triggered'],
    ['statuses[]', 'acknowledged'],
    // Without it an incident that has been open for more than a month is not told.
    ['date_range', 'all'],
    // So that an incident that opens between two pages pushes others onto the next page, and hides none.
    ['sort_by', 'created_at:desc'],
    ['time_zone', 'UTC'],
    ...each('user_ids[]', userIds),
    ...each('service_ids[]', serviceIds),
    ...each('team_ids[]', teamIds),
    ['limit', String(pageSize)],
    ['offset', String(offset)],
  ]);
}
