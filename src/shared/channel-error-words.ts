import type { ErrorWords } from './error-sentences';
import type { ErrorCode } from './errors';

const means = 'Whatever was posted there since is not seen here.';

/** The words of a channel that is not read. What is posted has words of its own: there something waits, here nothing does. */
export const channelWords = {
  'channel-slack-not-connected': {
    what: '{channel} is not read: Slack is not connected.',
    means,
    todo: 'Connect Slack in Settings, or read the channel in Slack.',
  },
  'channel-token-refused': {
    what: '{channel} is not read: Slack refused the token ({error}).',
    means: 'No channel is read until Slack is connected again.',
    todo: 'Paste a valid token in Settings, and read the channel in Slack meanwhile.',
  },
  'channel-scope-missing': {
    what: '{channel} is not read: the Slack app lacks the permission {needed}.',
    means,
    todo: 'Add the scope to the Slack app, install it again and paste its token in Settings. Read the channel in Slack meanwhile.',
  },
  'channel-not-found': {
    what: '{channel} is not read: Slack knows no such channel, or the app cannot see it.',
    means,
    todo: 'Check the channel in the team pack (it may be archived), or invite the app to it.',
  },
  'channel-not-a-member': {
    what: '{channel} is not read: the Slack app is not a member of it.',
    means,
    todo: 'In Slack, type /invite with the app’s name in that channel, then read it again.',
  },
  'channel-slack-unreachable': {
    what: '{channel} was not read: Slack cannot be reached ({reason}).',
    means,
    todo: 'It is tried again by itself. If it lasts, look at the network, or read the channel in Slack.',
  },
  'channel-rate-limited': {
    what: '{channel} was not read: Slack asks to wait {seconds} s.',
    means,
    todo: 'It is read again after that by itself; if it is urgent, read it in Slack.',
  },
  'channel-refused': {
    what: '{channel} is not read: Slack refused it ({error}).',
    means,
    todo: 'Read the channel in Slack.',
  },
} satisfies Partial<Record<ErrorCode, ErrorWords>>;
