import { type Failure, toFailure, WatchkeeperError } from '../../shared/errors';
import { readSlackFault } from './slack-failures';

export type Unreadable = {
  readonly kind: 'unreadable';
  readonly failure: Failure;
  readonly lasting: boolean;
};

/** What a person must mend is lasting; a bad token or a dead network may be good again at the next try. */
export function unreadable(thrown: unknown, channel: string): Unreadable {
  if (thrown instanceof WatchkeeperError) return passing(toFailure(thrown));
  const fault = readSlackFault(thrown, channel);
  const { code, detail } = fault.failure;
  // The page of a proxy, for instance: the whole of it would stand where the name of an error belongs.
  if (code === 'slack-refused' && !/^[a-z][a-z_]{0,60}$/.test(String(detail.error))) {
    return passing({ code: 'slack-unreachable', detail: { reason: 'an answer that is not Slack’s' } });
  }
  const lasting =
    fault.kind === 'refused' && (fault.retry.kind === 'never' || code === 'slack-scope-missing');
  return { kind: 'unreadable', failure: fault.failure, lasting };
}

function passing(failure: Failure): Unreadable {
  return { kind: 'unreadable', failure, lasting: false };
}
