import type { Pack } from '../../shared/nouns/pack';

/** Every channel that a pack names, once, those of its lists first. */
export function channelsOfPack({ channels, checklists }: Pack): readonly string[] {
  const { incidents, handover, findings, support, announcements, named } = channels;
  const ofLists = checklists.flatMap(({ items }) => items.map(({ channel }) => channel));
  const all = [
    ...ofLists,
    incidents,
    handover,
    findings,
    support,
    announcements,
    ...named.map(({ name }) => name),
  ];
  return [...new Set(all.filter((channel) => channel !== undefined))];
}
