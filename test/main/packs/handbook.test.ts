import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readPack } from '../../../src/main/packs/read-pack';
import { found, wordsOfSearch } from '../../../src/renderer/team/handbook';
import { handbookOf } from '../../../src/renderer/team/handbook-of';
import type { Pack } from '../../../src/shared/nouns/pack';

function shipped(id: string): Pack {
  const read = readPack(id, readFileSync(`resources/packs/${id}.yaml`, 'utf8'));
  if (read.kind === 'malformed') throw new Error(read.problem.reason);
  return read.pack;
}

const at = { now: Date.UTC(2026, 10, 20, 12), today: '2026-11-20', choice: undefined };

/** What a person may have to find in a pack, each a text of its own. */
function textsOf(pack: Pack): readonly string[] {
  const { declare, lead, scribe, resolve } = pack.phrases;
  const { notes, otherwise = '' } = pack.definition;
  return [
    ...pack.responsibilities.flatMap(({ what, why }) => [what, why]),
    ...pack.contacts.flatMap(({ name, email, when, mention }) => [name, email, when, ...mention]),
    ...pack.links.flatMap(({ name, url }) => [name, url]),
    ...pack.channels.named.flatMap(({ name, purpose }) => [name, purpose]),
    ...pack.priorities.flatMap(({ name, criteria }) => [name, ...criteria]),
    ...pack.incidentRoles.flatMap(({ name, responsibilities }) => [name, ...responsibilities]),
    ...pack.updateGroups.flatMap(({ name, emails, also }) => [name, ...emails, ...also]),
    ...pack.outcomes.flatMap(({ name, action }) => [name, action]),
    ...pack.knownIssues.flatMap(({ incident, actions }) => [incident, actions]),
    ...Object.values(pack.templates).filter((words) => words !== undefined),
    ...pack.report.headings.map(({ title }) => title),
    ...pack.documents.map(({ name }) => name),
    ...pack.support.style,
    ...[...notes, otherwise, declare, lead, scribe, resolve],
    ...[...pack.comms.advice, ...pack.limits.afterOnCallWork],
  ];
}

describe('the handbook of every pack that ships', () => {
  it.each(['cloud-platform', 'interventions', 'tis'])('%s has each of its texts', (id) => {
    const pack = shipped(id);
    const all = JSON.stringify(handbookOf(pack, at));
    const missing = textsOf(pack).filter((words) => !all.includes(JSON.stringify(words).slice(1, -1)));
    expect(missing).toEqual([]);
  });

  it.each(['cloud-platform', 'interventions', 'tis'])(
    '%s gives every part and entry a key of its own',
    (id) => {
      const chapters = handbookOf(shipped(id), at);
      const ids = chapters.flatMap(({ id: chapter, sections }) => [
        chapter,
        ...sections.map((one) => one.id),
      ]);
      expect(new Set(ids).size).toBe(ids.length);
      for (const { entries } of chapters.flatMap(({ sections }) => sections)) {
        expect(new Set(entries.map(({ key }) => key)).size).toBe(entries.length);
      }
    },
  );

  it('is found by words that stand in several places of one entry, and by what it stands under', () => {
    const chapters = handbookOf(shipped('cloud-platform'), at);
    const keys = (words: string) =>
      found(chapters, wordsOfSearch(words)).flatMap(({ sections }) =>
        sections.flatMap(({ entries }) => entries.map(({ key }) => key)),
      );
    expect(keys('  p1s  steve ')).toEqual(['incident-management']);
    expect(keys('contact facts')).toEqual(['On call, out of hours']);
    expect(keys('')).toEqual(keys(' '));
  });
});
