import type { ChannelView } from '../../shared/nouns/channel';

/** Unread back to where the reading broke off: there are more of them than were counted. */
export function isAtLeast({ isWhole, messages }: ChannelView): boolean {
  return !isWhole && messages[0]?.isUnread === true;
}

const sinceWords: Readonly<Record<ChannelView['sinceWhy'], string>> = {
  'last-shift': 'the end of the last shift',
  mark: 'your mark',
  day: 'a day before your shift: no shift before it is known',
  week: 'a week ago, as far back as is read here',
};

export function whySince({ sinceWhy }: ChannelView): string {
  return sinceWords[sinceWhy];
}

/** What a finding about a message begins with. */
export function findingText(channel: string, author: string, text: string): string {
  return `${channel}, ${author}: ${text.replace(/\s+/g, ' ').trim()}`.slice(0, 400);
}
