import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { knownIssueMatches } from '../../../src/main/packs/known-issue-matches';
import { readPack } from '../../../src/main/packs/read-pack';
import type { Alarm } from '../../../src/shared/nouns/alarm';
import type { KnownIssue } from '../../../src/shared/nouns/pack-process';

const issue = (id: string, ...words: string[]): KnownIssue => ({
  id,
  incident: `${id}.`,
  actions: 'Look.',
  words,
});
const alarm = (name: string, more: Partial<Alarm> = {}) => ({
  name,
  summary: '',
  labels: {},
  annotations: {},
  ...more,
});
const idsOf = (issues: readonly KnownIssue[], given: ReturnType<typeof alarm>) =>
  knownIssueMatches(issues, given).map((match) => `${match.issue.id} by ${match.word}`);

it.each([
  ['the name', alarm('NdwEtlFailed')],
  ['the name with other strokes', alarm('prod_ndw-etl')],
  ['a label', alarm('JobFailed', { labels: { job: 'ndw-etl' } })],
  ['an annotation', alarm('JobFailed', { annotations: { description: 'The NDW ETL did not end.' } })],
  ['the summary', alarm('JobFailed', { summary: 'ndw etl' })],
])('an issue comes up when one of its words stands in %s', (_where, given) => {
  expect(idsOf([issue('etl', 'ndw etl')], given)).toEqual(['etl by ndw etl']);
});

it('a word inside another word is none', () => {
  expect(idsOf([issue('etl', 'etl'), issue('oom', 'oom')], alarm('KettleRoomTooWarm'))).toEqual([]);
});

it('the longest word that fits says most, and three issues are enough', () => {
  const issues = [
    issue('a', 'sync'),
    issue('b', 'sync job'),
    issue('c', 'nimdta sync job'),
    issue('d', 'nimdta'),
    issue('e', 'x'),
  ];
  expect(idsOf(issues, alarm('NimdtaSyncJobFailed'))).toEqual([
    'c by nimdta sync job',
    'b by sync job',
    'd by nimdta',
  ]);
});

it('a word of nothing but strokes fits nothing', () => {
  expect(idsOf([issue('a', '--', ' ')], alarm('A - B'))).toEqual([]);
});

it('the table of the TIS pack meets the alarms that it speaks of', () => {
  const read = readPack('tis.yaml', readFileSync('resources/packs/tis.yaml', 'utf8'));
  if (read.kind !== 'pack') throw new Error('The pack was not read');
  const { knownIssues } = read.pack;
  const first = (name: string) => knownIssueMatches(knownIssues, alarm(name))[0]?.issue.id;
  expect(
    ['NdwEtlNotConfirmed', 'EsrFileRejected', 'DiskSpaceLow', 'ContainerOutOfMemory'].map(first),
  ).toEqual(['ndw-etl', 'esr-character-set', 'disk-space', 'out-of-memory']);
});
