import type { SlackStatus } from '../../shared/nouns/app';
import { FailureNotice } from './notice';

/** How the connection to Slack stands, in words. */
export function SlackStanding({ status }: { readonly status: SlackStatus }) {
  switch (status.state) {
    case 'practice':
      return null;
    case 'not-connected':
      return <p>Not connected yet: posts are kept here and wait.</p>;
    case 'connected':
      return (
        <p>
          Connected to <b>{status.team}</b> as <b>{status.user}</b>
          {status.source === 'environment' ? ', with the token from the environment.' : '.'}
        </p>
      );
    case 'failing':
      return <FailureNotice failure={status.failure} />;
  }
}
