import type { ErrorWords } from './error-sentences';
import type { ErrorCode } from './errors';

const blindThere = 'You are blind there: alarms may be firing unseen.';

/** The part of the table that speaks of keys of alarm sources, of what is written to them, and of the listener. */
export const sourceWords = {
  'source-not-added': {
    what: 'The source of alarms {source} was not added: {reason}.',
    means: 'The watch is as it was, and nothing of what you entered is kept.',
    todo: 'Correct what is named, then add it again.',
  },
  'source-secret-lost': {
    what: 'What opens {source} is not in the keychain any more.',
    means: blindThere,
    todo: 'Unlock the keychain; if it is lost, enter it again in Settings, or add the source anew.',
  },
  'source-sign-in-refused': {
    what: '{source} refused the sign-in (HTTP {status}).',
    means: blindThere,
    todo: 'Give it a sign-in that may read alarms: in Settings, by “Enter its sign-in again”.',
  },
  'source-not-alertmanager': {
    what: 'There is no Alertmanager API v2 at the address of {source} (HTTP {status}).',
    means: blindThere,
    todo: 'Check the address and its route prefix: the API is looked for at “/api/v2” below it.',
  },
  'source-token-refused': {
    what: '{source} does not take the key (HTTP {status}).',
    means: blindThere,
    todo: 'Make a new key there, then remove the source in Settings and add it again with it.',
  },
  'source-plan-lacks': {
    what: '{source} says that the account’s plan does not include this (HTTP 402).',
    means: blindThere,
    todo: 'Ask whoever keeps the account, and watch it by hand meanwhile.',
  },
  'source-rate-limited': {
    what: '{source} asks not to be asked for {seconds} s.',
    means: 'It is not seen until then: alarms may be firing unseen.',
    todo: 'Nothing: it is asked again then. If it comes often, use a key of its own for Watchkeeper.',
  },
  'source-not-listening': {
    what: '{source} cannot listen on port {port} of this machine ({reason}).',
    means: 'What is sent to it meanwhile is not heard: alarms may be firing unseen.',
    todo: 'Quit the program that uses the port; Watchkeeper tries again by itself every few seconds.',
  },
  'source-act-refused': {
    what: '{source} refused it: {reason}.',
    means: 'Here it is done; there nothing has changed, and others may be called.',
    todo: 'Do it at {source} by hand.',
  },
  'source-act-late': {
    what: '{source} could not be reached before {reason}.',
    means: 'Nothing was changed there.',
    todo: 'Look at {source} and do it there by hand if it is still wanted.',
  },
} satisfies Partial<Record<ErrorCode, ErrorWords>>;
