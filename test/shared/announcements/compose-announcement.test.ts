import { expect, test } from 'vitest';
import { composeAnnouncement, composeUpdate } from '../../../src/shared/announcements/compose-announcement';
import { dueInWords, timesInWords } from '../../../src/shared/announcements/times-in-words';

const zone = 'Europe/London';
const at = (text: string) => Date.parse(`${text}:00Z`);
const now = at('2026-11-20T12:00');
const today = (time: string) => at(`2026-11-20T${time}`);

const words = {
  template: '*{what}*\n\nFrom {when}. Next update {the times of the updates}',
  gaps: { what: ' New\ndatabase ', when: '10 to 15' },
  dueAts: [today('15:00'), today('14:00')],
  addsTimes: false,
  zone,
  now,
};

test('the template’s own words stay, gaps are trimmed, and times stand in order', () => {
  expect(composeAnnouncement(words)).toEqual({
    text: '*New\ndatabase*\n\nFrom 10 to 15. Next update 14:00 and 15:00 GMT',
    parts: expect.any(Array),
    emptyGaps: [],
    title: 'New database',
  });
});

test('gaps without words are named in order, whatever they are called', () => {
  const template = '{constructor} {when} {update}';
  expect(composeAnnouncement({ ...words, template, gaps: {}, dueAts: [] }).emptyGaps).toEqual([
    'constructor',
    'when',
    'update',
  ]);
});

test('without a gap for them, times stand in a sentence of their own only if they are wanted there', () => {
  const plain = { ...words, template: '{what}' };
  expect(composeAnnouncement(plain).text).toBe('New\ndatabase');
  expect(composeAnnouncement({ ...plain, addsTimes: true }).text).toBe(
    'New\ndatabase\n\nWe will update at 14:00 and 15:00 GMT.',
  );
  expect(composeAnnouncement({ ...plain, addsTimes: true, dueAts: [] }).text).toBe('New\ndatabase');
});

test('a long title is cut between whole characters, half a character is made whole', () => {
  expect(composeAnnouncement({ ...words, gaps: { what: '🔥'.repeat(90) } }).title).toBe(
    `${'🔥'.repeat(79)}…`,
  );
  expect(composeAnnouncement({ ...words, gaps: { what: 'a\uD800' } }).title).toBe('a\uFFFD');
});

test('an update says when readers hear more', () => {
  expect(composeUpdate({ words: ' half done ', dueAts: [today('16:00')], zone, now })).toBe(
    'half done\n\nWe will update at 16:00 GMT.',
  );
  expect(composeUpdate({ words: 'half done', dueAts: [], zone, now })).toBe('half done');
});

test.each([
  [['2026-11-20T14:00'], '14:00 GMT'],
  [['2026-11-20T16:00', '2026-11-20T14:00', '2026-11-20T15:00'], '14:00, 15:00 and 16:00 GMT'],
  [['2026-11-20T17:00', '2026-11-21T10:00'], '17:00 GMT, and 10:00 GMT on Sat 21 Nov'],
  [['2026-11-21T10:00', '2026-11-21T11:00'], '10:00 and 11:00 GMT on Sat 21 Nov'],
])('%j are said', (times, said) => {
  expect(timesInWords(zone, times.map(at), now)).toBe(said);
});

test('the hour that comes twice is said with both its zones', () => {
  const evening = at('2026-10-24T22:00');
  const twice = [at('2026-10-25T00:30'), at('2026-10-25T01:30')];
  expect(timesInWords(zone, twice, evening)).toBe('01:30 BST on Sun 25 Oct, and 01:30 GMT on Sun 25 Oct');
  expect(twice.map((instant) => dueInWords(zone, instant, evening))).toEqual([
    'Sun 25 Oct 01:30 BST',
    'Sun 25 Oct 01:30 GMT',
  ]);
});
