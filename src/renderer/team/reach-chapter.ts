import type { Pack, PackChannels } from '../../shared/nouns/pack';
import { listed } from '../words/counted';
import { type Chapter, copy, type Entry, fact, link, list, maybe, text } from './handbook';

export function reachChapter({ contacts, channels, links }: Pack): Chapter {
  return {
    id: 'reach',
    title: 'People and places',
    sections: [
      {
        id: 'contacts',
        title: 'Who to contact',
        entries: contacts.map(({ name, email, when, mention }) => ({
          key: name,
          title: name,
          pieces: [text(when), copy(email, 'Mail'), ...list(mention, 'Say')],
        })),
      },
      { id: 'channels', title: 'Channels', entries: channelEntries(channels) },
      {
        id: 'links',
        title: 'Links',
        entries: links.map(({ name, url, note }) => ({
          key: `${name} ${url}`,
          pieces: [link(name, url), ...maybe(note, text)],
        })),
      },
    ],
  };
}

/** With what Watchkeeper itself uses each for; one that the pack does not name is there all the same. */
function channelEntries(channels: PackChannels): readonly Entry[] {
  const uses = [
    ['incidents', channels.incidents],
    ['handovers', channels.handover],
    ['findings', channels.findings],
    ['questions of users', channels.support],
    ['announcements', channels.announcements],
  ] as const;
  const names = [...new Set([...channels.named.map(({ name }) => name), ...uses.map(([, name]) => name)])];
  return names.flatMap((name) => {
    if (name === undefined) return [];
    const known = channels.named.find((channel) => channel.name === name);
    const here = uses.filter(([, channel]) => channel === name).map(([use]) => use);
    return [
      {
        key: name,
        title: name,
        pieces: [
          ...maybe(known?.purpose, text),
          ...(here.length === 0 ? [] : [fact('Used here for:', listed(here))]),
          ...maybe(known?.link, (url) => link('Open it', url)),
        ],
      },
    ];
  });
}
