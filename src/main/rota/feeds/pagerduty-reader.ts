import type { ErrorCode, ErrorDetail } from '../../../shared/errors';
import type { FeedOutcome } from '../../../shared/nouns/rota';
import type { Clock } from '../../ports';
import type { FeedReader, FeedWindow } from './feed-reader';
import { type AskedSpan, type OncallPage, type OncallStretch, readOncallPage } from './pagerduty-oncalls';
import { askPagerDuty, type PagerDutyAnswer, type PagerDutyCall } from './pagerduty-request';
import { mergeOncalls } from './pagerduty-shifts';

const dayMs = 86_400_000;
/** The API refuses more than 90 days ahead of its own clock; an hour less leaves room for ours to be fast. */
const reachMs = 90 * dayMs - 3_600_000;
const pageSize = 100;
const lastOffset = 10_000 - pageSize;
const longestPauseMs = 60_000;
const maximumPauses = 3;

/** Reads who is on call from PagerDuty's REST API: classic and shift-based schedules, and people placed directly. */
export function createPagerDutyReader(options: PagerDutyCall): FeedReader {
  return { read: (window) => readAllPages(options, window) };
}

/** Every page or nothing: a copy that lacks a page would take shifts away that are still there. */
async function readAllPages(options: PagerDutyCall, window: FeedWindow): Promise<FeedOutcome> {
  const span = spanOf(window, options.clock);
  if (span.untilAt <= span.sinceAt) return unreadable(options, 'it tells of no more than 90 days ahead');
  const ask = createPatientAsker(options);
  const stretches: OncallStretch[] = [];
  let unreadableEntries = 0;
  for (let offset = 0; ; ) {
    const answer = await ask(queryOf(span, offset));
    if (answer.kind === 'failed') return answer;
    if (answer.kind === 'rate-limited') return rateLimited(options, answer.waitMs);
    const page = readOncallPage(answer.value, span);
    if (page === undefined) return unreadable(options, 'it is not a list of who is on call');
    const fault = faultOf(page, offset);
    if (fault !== undefined) return unreadable(options, fault);
    stretches.push(...page.stretches);
    unreadableEntries += page.unreadable;
    if (!page.hasMore) break;
    offset += Math.min(page.limit ?? pageSize, pageSize);
    if (offset > lastOffset) return failed(options, 'rota-too-large', { limit: '10,000 entries' });
  }
  if (stretches.length === 0 && unreadableEntries > 0)
    return unreadable(options, `none of its ${unreadableEntries} entries is a stretch on call`);
  return { kind: 'read', copy: { ...mergeOncalls(stretches), unreadable: unreadableEntries } };
}

/** What is wrong with a page as a whole. */
function faultOf(page: OncallPage, offset: number): string | undefined {
  if (page.offset !== undefined && page.offset !== offset)
    return 'it answers another page than the one asked for';
  // Nobody knows whether there is more or not, and asking on might never end.
  if (page.hasMore && page.entries === 0) return 'it promises more entries and sends none';
  return undefined;
}

function spanOf({ fromAt, toAt }: FeedWindow, clock: Clock): AskedSpan {
  const second = 1_000;
  return {
    sinceAt: Math.floor(fromAt / second) * second,
    untilAt: Math.floor(Math.min(Math.ceil(toAt / second) * second, clock.now() + reachMs) / second) * second,
  };
}

function queryOf({ sinceAt, untilAt }: AskedSpan, offset: number): string {
  const query = new URLSearchParams([
    // Without it a person comes without e-mail address.
    ['include[]', 'users'],
    ['since', isoSecond(sinceAt)],
    ['until', isoSecond(untilAt)],
    ['time_zone', 'UTC'],
    ['limit', String(pageSize)],
    ['offset', String(offset)],
  ]);
  return `/oncalls?${query}`;
}

function isoSecond(at: number): string {
  return new Date(at).toISOString().replace('.000Z', 'Z');
}

/** Waits out a short rate limit, a few times in one read; a long one is the answer. */
function createPatientAsker(options: PagerDutyCall): (query: string) => Promise<PagerDutyAnswer> {
  let pauses = 0;
  return async (query) => {
    for (;;) {
      const answer = await askPagerDuty(options, query);
      if (answer.kind !== 'rate-limited') return answer;
      if (answer.waitMs > longestPauseMs || pauses === maximumPauses) return answer;
      pauses += 1;
      await pause(options, answer.waitMs);
    }
  };
}

/** Ends early when the reading is broken off: the next request then says so. */
function pause({ clock, signal }: PagerDutyCall, waitMs: number): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted === true) return resolve();
    const end = () => {
      cancel();
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const cancel = clock.after(waitMs, end);
    signal?.addEventListener('abort', end, { once: true });
  });
}

function rateLimited({ name }: PagerDutyCall, waitMs: number): FeedOutcome {
  const detail = { source: name, seconds: Math.ceil(waitMs / 1_000) };
  return { kind: 'failed', failure: { code: 'rota-rate-limited', detail }, retryAfterMs: waitMs };
}

function unreadable(options: PagerDutyCall, reason: string): FeedOutcome {
  return failed(options, 'rota-unreadable', { reason });
}

function failed({ name }: PagerDutyCall, code: ErrorCode, detail: ErrorDetail): FeedOutcome {
  return { kind: 'failed', failure: { code, detail: { source: name, ...detail } } };
}
