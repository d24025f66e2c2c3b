import type { ErrorCode, Failure } from '../../shared/errors';

/** What a courier met, in the words of reading: there something would wait to be sent, here nothing does. */
const codes: Partial<Record<ErrorCode, ErrorCode>> = {
  'slack-not-connected': 'channel-slack-not-connected',
  'slack-token-refused': 'channel-token-refused',
  'slack-scope-missing': 'channel-scope-missing',
  'slack-channel-not-found': 'channel-not-found',
  'slack-not-in-channel': 'channel-not-a-member',
  'slack-unreachable': 'channel-slack-unreachable',
  'slack-rate-limited': 'channel-rate-limited',
  'slack-refused': 'channel-refused',
};

export function readingFailure(channel: string, { code, detail }: Failure): Failure {
  const own = codes[code];
  return own === undefined
    ? { code: 'channel-refused', detail: { channel, error: code } }
    : { code: own, detail: { ...detail, channel } };
}
