import type { ErrorWords } from '../error-sentences';

export const announcementWords = {
  'announcements-without-channel': {
    what: 'The team pack names no channel for announcements.',
    means: 'Nothing was posted.',
    todo: 'Name one under “channels” in the pack, as “announcements”.',
  },
  'gap-empty': {
    what: 'Nothing is given for “{gap}”.',
    means: 'Nothing was posted.',
    todo: 'Fill it in; the preview shows where it stands.',
  },
  'preview-outdated': {
    what: 'What would be posted now is no longer what you saw: the time or the team pack has moved on.',
    means: 'Nothing was posted.',
    todo: 'Look at the preview once more and post again.',
  },
  'mention-not-confirmed': {
    what: 'Notifying {mentions} was not confirmed.',
    means: 'Nothing was posted, and nobody was disturbed.',
    todo: 'Confirm whom to notify, or post the words as plain text.',
  },
  'announcement-closed': {
    what: 'This announcement is finished.',
    means: 'Nothing was posted.',
    todo: 'Make a new announcement if there is more to say.',
  },
  'promise-invalid': {
    what: 'The time cannot be promised: {reason}.',
    means: 'Nothing was posted or changed.',
    todo: 'Choose another time.',
  },
  'promise-settled': {
    what: 'This promise is kept or withdrawn already.',
    means: 'Nothing was changed.',
    todo: 'Nothing: what is recorded of it stands.',
  },
} satisfies Readonly<Record<string, ErrorWords>>;
