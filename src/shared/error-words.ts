import { announcementWords } from './announcements/announcement-error-words';
import { channelWords } from './channel-error-words';
import type { ErrorWords } from './error-sentences';
import type { ErrorCode, Failure } from './errors';
import { packFolderWords } from './pack-folder-error-words';
import { rotaWords } from './rota-error-words';
import { sourceWords } from './source-error-words';

/** The one table of words. `{name}` is filled from the failure's detail. */
const words: Readonly<Record<ErrorCode, ErrorWords>> = {
  'invalid-request': {
    what: 'That could not be read: {reason}.',
    means: 'Nothing was changed.',
    todo: 'Correct it and try again.',
  },
  'unknown-request': {
    what: 'This window asked for something that this version does not know ({name}).',
    means: 'Nothing was changed.',
    todo: 'Reload the window; if it stays, quit Watchkeeper and start it again.',
  },
  internal: {
    what: 'Something went wrong inside Watchkeeper.',
    means: 'What was saved before is safe; this last step was not done.',
    todo: 'Try again. The log file in the data folder has the details.',
  },
  'not-found': {
    what: 'There is no such {noun} any more.',
    means: 'Nothing was changed.',
    todo: 'Go back and choose again.',
  },
  'data-folder-in-use': {
    what: 'The data folder {folder} is held by another Watchkeeper ({host}, process {pid}, since {since}).',
    means: 'This one did not start, so that two do not write the same log.',
    todo: 'Use the one that runs, quit it first, or start with another folder (--data DIR).',
  },
  'data-folder-unusable': {
    what: 'The data folder {folder} cannot be used: {reason}.',
    means: 'Watchkeeper did not start; nothing was touched.',
    todo: 'Check that the folder exists and can be written to, or start with --data DIR.',
  },
  'database-from-the-future': {
    what: 'The database {file} was written by a newer Watchkeeper (version {found}; this one knows {known}).',
    means: 'It was left untouched and Watchkeeper did not start.',
    todo: 'Install the newer Watchkeeper again, or start with another folder (--data DIR).',
  },
  'database-corrupt': {
    what: 'The database {file} is damaged.',
    means: 'It was set aside, not deleted.',
    todo: 'Restore the newest backup in Settings, or go on with an empty log.',
  },
  'disk-full': {
    what: 'The disk is full.',
    means: 'That last step was not saved; what was saved before is safe.',
    todo: 'Free some space, then try again.',
  },
  'storage-failing': {
    what: 'The log could not be written: {reason}.',
    means: 'That last step was not saved.',
    todo: 'Check the disk and the data folder, then try again. Until then keep notes elsewhere.',
  },
  'pack-malformed': {
    what: '{file}, line {line}: {reason}.',
    means: 'The last good version of the team pack stays in use.',
    todo: 'Correct the file and read it again in Settings.',
  },
  'pack-unknown': {
    what: 'There is no team pack called {pack}.',
    means: 'The team pack in use has not changed.',
    todo: 'Choose one of the packs in Settings.',
  },
  'not-set-up': {
    what: 'No team pack has been chosen yet.',
    means: 'Watchkeeper does not know your hours, channels and phrases.',
    todo: 'Choose your team pack first.',
  },
  'no-watch': {
    what: 'You have no shift now.',
    means: 'A checklist and a handover belong to a shift.',
    todo: 'Enter your shift on the Watch page first.',
  },
  'shift-invalid': {
    what: 'That shift cannot be: {reason}.',
    means: 'No shift was added.',
    todo: 'Correct the start or the end.',
  },
  'reason-needed': {
    what: 'A skipped item needs a reason.',
    means: 'The item is still open.',
    todo: 'Say in a few words why it was not done; the handover will show it.',
  },
  'already-resolved': {
    what: 'This incident has already been declared resolved.',
    means: 'Nothing was posted.',
    todo: 'Add a line to its log if there is more to say.',
  },
  'question-link-invalid': {
    what: 'The link {link} cannot be kept: {reason}.',
    means: 'The question is as it was before.',
    todo: 'Copy the link again, in Slack with “Copy link”, or leave it empty.',
  },
  'question-time-invalid': {
    what: 'The stopwatch cannot be set so: {reason}.',
    means: 'It stays as it was.',
    todo: 'Give another time, such as 11:40, or -5m for five minutes earlier.',
  },
  'finding-ended': {
    what: 'This finding has ended already.',
    means: 'Nothing was changed, and nothing was posted.',
    todo: 'Open it again if there is more to say.',
  },
  'follow-up-missing': {
    what: 'This outcome asks “{question}”, and {reason}.',
    means: 'The finding has not ended; nothing was posted.',
    todo: 'Answer it, or choose another outcome.',
  },
  'keychain-unavailable': {
    what: 'This machine offers no keychain that Watchkeeper can use ({reason}).',
    means: 'The secret is kept in memory only, and is gone when Watchkeeper quits.',
    todo: 'Enter it at each start, or unlock the keychain and enter it again.',
  },
  'export-failed': {
    what: 'The file could not be written to {folder}: {reason}.',
    means: 'What it would have held is safe here; no file was made.',
    todo: 'Mend the cause and export again.',
  },
  'link-refused': {
    what: 'The link was not opened: only https links are.',
    means: 'Nothing left this machine.',
    todo: 'Check where the link comes from before you copy it into a browser.',
  },
  'runbook-folder-unusable': {
    what: 'The folder {path} cannot be used: {reason}.',
    means: 'No folder of runbooks was added.',
    todo: 'Give the full path of a folder of Markdown, such as /home/ada/runbooks.',
  },
  'runbook-link-unknown': {
    what: 'The link to {href} leads to no page that was read.',
    means: 'Its page may be in a folder that is not read here, or gone.',
    todo: 'Search for it by its words, or add its folder in Settings.',
  },
  'link-not-opened': {
    what: 'The link was not opened: no browser could be started ({reason}).',
    means: 'Nothing left this machine.',
    todo: 'Copy the link into a browser.',
  },
  'command-not-approved': {
    what: 'The commands of this version of the team pack were not approved.',
    means: 'Nothing was run.',
    todo: 'Review the commands beside the item and approve them, or run it yourself in a terminal.',
  },
  'slack-not-connected': {
    what: 'Slack is not connected.',
    means: 'Everything is saved here and waits; nobody else sees it yet.',
    todo: 'Connect Slack in Settings, or tell the team another way.',
  },
  'slack-token-refused': {
    what: 'Slack refused the token ({error}).',
    means: 'Everything is saved here and waits; nobody else sees it yet.',
    todo: 'Paste a valid token in Settings; what waits is then sent in order.',
  },
  'slack-scope-missing': {
    what: 'The Slack app lacks the permission {needed}.',
    means: 'Everything is saved here and waits; nobody else sees it yet.',
    todo: 'Add the scope to the Slack app, install it again and paste the new token in Settings.',
  },
  'slack-channel-not-found': {
    what: 'Slack knows no channel {channel}, or the app cannot see it.',
    means: 'What belongs there waits here; the log goes on.',
    todo: 'Check the channel in the team pack (it may be archived), or invite the app to it, then send again.',
  },
  'slack-not-in-channel': {
    what: 'The Slack app is not a member of {channel}.',
    means: 'What belongs there waits here; the log goes on.',
    todo: 'In Slack, type /invite with the app’s name in that channel, then send again.',
  },
  'slack-channel-archived': {
    what: 'The channel {channel} is archived.',
    means: 'What belongs there waits here; the log goes on.',
    todo: 'Unarchive it, or change the channel in the team pack, then send again.',
  },
  'slack-unreachable': {
    what: 'Slack cannot be reached ({reason}).',
    means: 'Everything is saved here and is sent by itself when Slack answers.',
    todo: 'Go on writing. If it lasts, tell the team another way.',
  },
  'slack-rate-limited': {
    what: 'Slack asks to wait {seconds} s.',
    means: 'What waits is sent then, in order.',
    todo: 'Nothing: go on writing.',
  },
  'slack-refused': {
    what: 'Slack refused the message ({error}).',
    means: 'It was not posted; later lines of this thread wait behind it.',
    todo: 'Mend the cause and send again, or leave it out; the log keeps it either way.',
  },
  'source-address-invalid': {
    what: 'The address {address} cannot be used: {reason}.',
    means: 'The source was not added.',
    todo: 'Give an address such as https://alertmanager.example.org.',
  },
  'source-unreachable': {
    what: '{source} cannot be reached ({reason}).',
    means: 'You are blind there: alarms may be firing unseen.',
    todo: 'Check the network or VPN, and look at the source by hand meanwhile.',
  },
  'source-timeout': {
    what: '{source} did not answer within {seconds} s.',
    means: 'You are blind there: alarms may be firing unseen.',
    todo: 'Check the network or VPN, and look at the source by hand meanwhile.',
  },
  'source-sign-in-needed': {
    what: '{source} answered with a web page instead of alarms: it seems to want a sign-in.',
    means: 'You are blind there: alarms may be firing unseen.',
    todo: 'Sign in, or give the address behind the sign-in (a port-forward, or one with a token).',
  },
  'source-http-error': {
    what: '{source} answered with an error (HTTP {status}).',
    means: 'You are blind there: alarms may be firing unseen.',
    todo: 'Look at the source by hand; it is asked again at the next poll.',
  },
  'source-too-large': {
    what: '{source} sent more than {megabytes} MB.',
    means: 'The answer was not read: you are blind there.',
    todo: 'Look at the source by hand: it may be in an alarm storm.',
  },
  'source-unreadable': {
    what: '{source} answered with something that is not a list of alarms ({reason}).',
    means: 'You are blind there: alarms may be firing unseen.',
    todo: 'Check its address: an Alertmanager is read by its API v2, PagerDuty by its REST API.',
  },
  ...packFolderWords,
  ...sourceWords,
  ...rotaWords,
  ...channelWords,
  ...announcementWords,
};

/** The words of a failure with its gaps filled. A gap without a detail stays visible as a question mark. */
export function wordsFor(failure: Failure): ErrorWords {
  const fill = (text: string) =>
    text.replace(/\{(\w+)\}/g, (_gap, name: string) => String(failure.detail[name] ?? '?'));
  const { what, means, todo } = words[failure.code];
  return { what: fill(what), means: fill(means), todo: fill(todo) };
}
