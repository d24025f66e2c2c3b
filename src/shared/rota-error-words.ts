import type { ErrorWords } from './error-sentences';
import type { ErrorCode } from './errors';

const copyGrowsOld = 'The last good copy stays in use and grows older: swaps made since are not known here.';

/** The part of the table that speaks of the rota, of readiness and of hours. */
export const rotaWords = {
  'rota-address-invalid': {
    what: 'The address of a rota cannot be used: {reason}.',
    means: 'The source was not added.',
    todo: 'Give an https or webcal address, or the full path of a calendar file.',
  },
  'rota-not-added': {
    what: 'The source {source} was not added: {reason}.',
    means: 'The rota is as it was, and nothing of what you entered is kept.',
    todo: 'Check what you entered and the network, then add it again. A calendar behind a sign-in has a private address for this.',
  },
  'rota-secret-lost': {
    what: 'The address or token of {source} is not in the keychain any more.',
    means: copyGrowsOld,
    todo: 'Enter it again on the Rota page.',
  },
  'rota-file-unreadable': {
    what: 'The calendar file of {source} cannot be read ({reason}).',
    means: copyGrowsOld,
    todo: 'Put the file back where it was, or remove the source.',
  },
  'rota-unreachable': {
    what: 'The rota source {source} cannot be reached ({reason}).',
    means: copyGrowsOld,
    todo: 'Check the network or VPN; it is asked again by itself.',
  },
  'rota-timeout': {
    what: 'The rota source {source} did not answer within {seconds} s.',
    means: copyGrowsOld,
    todo: 'Check the network or VPN; it is asked again by itself.',
  },
  'rota-sign-in-needed': {
    what: '{source} answered with a web page instead of a rota: it seems to want a sign-in.',
    means: copyGrowsOld,
    todo: 'Copy the private address of the calendar (the one that needs no sign-in) and enter it again.',
  },
  'rota-http-error': {
    what: 'The rota source {source} answered with an error (HTTP {status}).',
    means: copyGrowsOld,
    todo: 'If it stays, make a new private address there and enter it again.',
  },
  'rota-token-refused': {
    what: '{source} refused the key (HTTP {status}).',
    means: copyGrowsOld,
    todo: 'Make a new key in PagerDuty, with the right to read schedules, and enter it again.',
  },
  'rota-rate-limited': {
    what: '{source} asks to wait {seconds} s.',
    means: copyGrowsOld,
    todo: 'Nothing: it is read again then.',
  },
  'rota-too-large': {
    what: '{source} sent more than can be read ({limit}).',
    means: copyGrowsOld,
    todo: 'Use a feed of one schedule instead of a whole calendar.',
  },
  'rota-unreadable': {
    what: '{source} answered with something that is not a rota ({reason}).',
    means: copyGrowsOld,
    todo: 'Check the address; enter your shift by hand if it begins soon.',
  },
  'stretch-invalid': {
    what: 'That stretch of work cannot be: {reason}.',
    means: 'Your hours are as they were.',
    todo: 'Correct the start or the end.',
  },
  'notification-not-shown': {
    what: 'The test notification could not be shown ({reason}).',
    means: 'Alarms would not reach you except in an open window.',
    todo: 'Allow notifications for Watchkeeper in the system settings, then check again.',
  },
  'notification-not-seen': {
    what: 'The test notification was sent, and you did not see it.',
    means: 'Alarms would not reach you except in an open window.',
    todo: 'Switch off do-not-disturb or Focus for Watchkeeper, then check again.',
  },
  'sound-not-heard': {
    what: 'The test notification made no sound that you heard.',
    means: 'An alarm at night would not wake you.',
    todo: 'Turn the volume up and allow sounds for notifications, or keep your phone’s pager on.',
  },
  'clock-wrong': {
    what: 'This machine’s clock is {seconds} s {direction} Slack’s.',
    means: 'Times in the log and in the thread would be wrong, and shifts would begin at the wrong moment.',
    todo: 'Switch on the setting of the time by network, then check again.',
  },
  'disk-nearly-full': {
    what: 'The disk with the log has {megabytes} MB left.',
    means: 'Lines may soon be refused.',
    todo: 'Free some space before your shift.',
  },
  'alarm-source-failing': {
    what: 'Not every source of alarms answers: {sources}.',
    means: 'You are blind there: alarms may be firing unseen.',
    todo: 'See Settings for the reason of each.',
  },
  'rota-source-failing': {
    what: 'Not every source of the rota answers: {sources}.',
    means: copyGrowsOld,
    todo: 'See the Rota page for the reason of each.',
  },
} satisfies Partial<Record<ErrorCode, ErrorWords>>;
