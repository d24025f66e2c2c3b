import type { ErrorDetail, Failure } from '../../shared/errors';
import type { AlarmReader, ReadOutcome } from '../alarm-reader';
import { readLimitedText } from '../limited-body';
import { networkReason } from '../network-reason';
import type { Clock, Fetch } from '../ports';
import { startTimeLimit } from '../time-limit';
import { readAlertmanagerAnswer } from './alertmanager-answer';

export type AlertmanagerReaderOptions = {
  /** As `checkSourceAddress` gave it, route prefix included. */
  readonly url: string;
  /** For the words of a failure. */
  readonly name: string;
  readonly fetch: Fetch;
  readonly clock: Clock;
  /** Ends a read that is under way, when the watch is closed. */
  readonly signal?: AbortSignal;
};

const timeLimitMs = 10_000;
const maximumMegabytes = 20;
const query = 'active=true&silenced=true&inhibited=true';

export function createAlertmanagerReader(options: AlertmanagerReaderOptions): AlarmReader {
  return {
    async read() {
      const limit = startTimeLimit(options.clock, timeLimitMs, options.signal);
      try {
        return await Promise.race([readOnce(options, limit.signal), limit.ended]);
      } catch (error) {
        if (limit.isOver()) return failed('source-timeout', options, { seconds: timeLimitMs / 1_000 });
        return failed('source-unreachable', options, { reason: networkReason(error) });
      } finally {
        limit.stop();
      }
    },
  };
}

async function readOnce(options: AlertmanagerReaderOptions, signal: AbortSignal): Promise<ReadOutcome> {
  const response = await options.fetch(`${options.url}/api/v2/alerts?${query}`, {
    headers: { accept: 'application/json' },
    // A sign-in page is reached by redirect: followed, it would answer 200 and hide what happened.
    redirect: 'manual',
    signal,
  });
  const isRedirect = response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400);
  if (isRedirect) return failed('source-sign-in-needed', options);
  if (!response.ok) return failed('source-http-error', options, { status: response.status });
  const body = await readLimitedText(response, maximumMegabytes * 1_000_000);
  if (body.kind === 'too-large') return failed('source-too-large', options, { megabytes: maximumMegabytes });
  return readAlertmanagerAnswer(body.text, response.headers.get('content-type') ?? '', options.name);
}

function failed(
  code: Failure['code'],
  { name }: AlertmanagerReaderOptions,
  detail: ErrorDetail = {},
): ReadOutcome {
  return { kind: 'failed', failure: { code, detail: { source: name, ...detail } } };
}
