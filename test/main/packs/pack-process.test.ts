import { describe, expect, it } from 'vitest';
import { pastReview } from '../../../src/main/packs/pack-review';
import { readPack } from '../../../src/main/packs/read-pack';
import { changed, lineOf, problemOf, shipped } from './pack-text';
import { shippedPack } from './seed-text';

describe('what a pack says of how the team works', () => {
  it.each([
    [
      'reviewIn: 6 months',
      'reviewIn: 6 fortnights',
      11,
      'reviewIn: 6 f',
      '“reviewIn”: “6 fortnights” is not a span of days',
      'write 30 days, 6 weeks, 3 months or 1 year',
    ],
    [
      'reviewedOn: "2024-09-03"\n',
      '',
      11,
      'reviewIn: 6 months',
      '“reviewIn” has no day to count from',
      'add reviewedOn',
    ],
    [
      'answer: person',
      'answer: persn',
      78,
      '- { id: watcher',
      '“answer”: “persn” is not one of text, person, link',
      'did you mean person?',
    ],
    [
      'offersIncident: true',
      'offersIncident: perhaps',
      21,
      'offersIncident: perhaps',
      '“offersIncident” must be true or false, but is text',
      'write true or false, without quotes',
    ],
    [
      'onlyFor: high',
      'onlyFor: urgent',
      14,
      'onlyFor: urgent',
      '“onlyFor”: “urgent” is not one of high, low',
      'choose one of them',
    ],
    [
      '{when}',
      '{when',
      17,
      'announcement: |',
      '“announcement” has a curly bracket without its other half',
      'a gap is words in curly brackets on one line, such as {the time it started}',
    ],
    [
      'emails: [MoJdtincidentmanagement@justice.gov.uk]',
      'emails: [incidents at justice]',
      14,
      'emails: [inc',
      'an entry of “emails”: “incidents at justice” is not an address for mail',
      'write it as team@example.org, no more',
    ],
    [
      'incidents:\n  whenDeclared:',
      'incidents:\n  ownChannel: "#fire"\n  whenDeclared:',
      15,
      'ownChannel:',
      '“ownChannel”: “#fire” is not the name of a channel for one day',
      'end it with [yyyy-mm-dd] and put it in quotes, such as "#incident-[yyyy-mm-dd]"',
    ],
    [
      '    name: Scribe\n',
      '    name: Scribe\n    says: I write\n',
      11,
      'says: I write',
      '“says” is said elsewhere already',
      'the words of the scribe stand under phrases',
    ],
    [
      '  - id: noise\n',
      '  - id: serious-issue\n',
      9,
      'id: serious-issue\n    name: Noise',
      '“id”: “serious-issue” is there twice',
      'each id in this list must differ',
    ],
    [
      'outcomes:\n',
      'outcomse:\n',
      1,
      'outcomse:',
      '“outcomse” is not a key of a team pack',
      'did you mean outcomes?',
    ],
  ])('%j as %j is told with its place', (from, to, column, part, reason, hint) => {
    const text = changed(from, to);
    expect(problemOf(text)).toEqual({ file: 'own.yaml', line: lineOf(text, part), column, reason, hint });
  });

  it('without a list for the start of the day is refused, since that is the one that is walked', () => {
    const text = shipped.replace(/ {2}- phase: start-of-day\n(?: {4}.*\n| *#.*\n|\n)+/, '');
    expect(problemOf(text)).toEqual({
      file: 'own.yaml',
      line: lineOf(text, '  - phase: support-hours'),
      column: 3,
      reason: '“checklists” has no list for the start of the day',
      hint: 'add one with phase: start-of-day',
    });
  });

  it('is told of all its mistakes, the misspelt keys first', () => {
    const text = changed('name: Cloud Platform', 'nmae: Cloud Platform')
      .replace('phase: end-of-day', 'phase: night')
      .replace('onCallWork: 1h', 'onCallWork: 1 hour');
    const read = readPack('own.yaml', text);
    if (read.kind === 'pack') throw new Error('It was read as good');
    expect([read.problem, ...read.others].map(({ line, reason }) => [line, reason])).toEqual([
      [lineOf(text, 'nmae:'), '“nmae” is not a key of a team pack'],
      [lineOf(text, 'id: cloud-platform'), '“name” is missing'],
      [lineOf(text, 'onCallWork:'), '“onCallWork”: “1 hour” is not a length of time'],
      [
        lineOf(text, 'phase: night'),
        '“phase”: “night” is not one of start-of-day, support-hours, end-of-day',
      ],
    ]);
  });
});

describe('a review', () => {
  const pack = shippedPack('cloud-platform');

  it('is past due from the day after its day, for the pack and for each of its documents', () => {
    const names = (today: string) => pastReview(pack, today).map(({ name }) => name);
    expect(names('2021-08-17')).toEqual([]);
    expect(names('2021-08-18')).toEqual(['Cloud Platform Operational Processes']);
    expect(names('2025-03-03')).toEqual(['Cloud Platform Operational Processes']);
    expect(pastReview(pack, '2025-03-04')).toEqual([
      { name: 'Cloud Platform', dueOn: '2025-03-03' },
      { name: 'Cloud Platform Operational Processes', dueOn: '2021-08-17' },
      { name: 'Incident Process', dueOn: '2025-03-03' },
    ]);
  });

  it('without a span is never due', () => {
    const read = readPack('own.yaml', changed('reviewIn: 6 months\n', ''));
    if (read.kind !== 'pack') throw new Error(read.problem.reason);
    expect(read.pack.review).toEqual({ reviewedOn: '2024-09-03', dueOn: undefined });
    expect(pastReview(read.pack, '2099-01-01').map(({ name }) => name)).not.toContain('Cloud Platform');
  });
});
