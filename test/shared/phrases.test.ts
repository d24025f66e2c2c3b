import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillPhrase, fillPhraseParts, gapsOf } from '../../src/shared/phrases';

const declare = 'I am declaring an incident because [reason]. The impact is that [impact].';
const resolve = 'I am declaring this incident resolved because [resolution / plan]';

describe('the exact sentences', () => {
  it.each([
    [
      declare,
      {
        reason: 'one of our master nodes is in a failed state',
        impact: 'the cluster is at increased risk of failure',
      },
      'I am declaring an incident because one of our master nodes is in a failed state. The impact is that the cluster is at increased risk of failure.',
    ],
    [
      declare,
      {
        reason: 'Prometheus is down',
        impact: 'service teams are not getting any alerts or metrics data for their services',
      },
      'I am declaring an incident because Prometheus is down. The impact is that service teams are not getting any alerts or metrics data for their services.',
    ],
    [
      resolve,
      { 'resolution / plan': 'the node was replaced' },
      'I am declaring this incident resolved because the node was replaced',
    ],
    ['I am the scribe', {}, 'I am the scribe'],
    ['I am the incident lead', { reason: 'not asked for' }, 'I am the incident lead'],
    [
      '[time] [kind]: [text]',
      { time: '09:42', kind: 'action', text: 'Restart it' },
      '09:42 action: Restart it',
    ],
  ])('%s', (phrase, gaps, sentence) => {
    expect(fillPhrase(phrase, gaps)).toBe(sentence);
  });
});

describe('a gap', () => {
  it('that nobody filled keeps its brackets', () => {
    expect(fillPhrase(declare, { reason: 'it is down', impact: '  ' })).toBe(
      'I am declaring an incident because it is down. The impact is that [impact].',
    );
  });

  it('holds one line: line breaks and the spaces around them become one space', () => {
    expect(fillPhrase(resolve, { 'resolution / plan': ' moved\n\n  to\r\nnode 2 \r and back\n' })).toBe(
      'I am declaring this incident resolved because moved to node 2 and back',
    );
  });

  it('leaves the full stop to the phrase', () => {
    expect(fillPhrase(declare, { reason: 'it is down.', impact: 'nothing works ...' })).toBe(
      'I am declaring an incident because it is down. The impact is that nothing works.',
    );
  });

  it('keeps its full stop where the phrase has none', () => {
    expect(fillPhrase(resolve, { 'resolution / plan': 'it is up again.' })).toBe(
      'I am declaring this incident resolved because it is up again.',
    );
  });

  it('keeps a full stop inside, and other marks at its end', () => {
    expect(fillPhrase(declare, { reason: 'v1.2. is out!', impact: 'who knows?' })).toBe(
      'I am declaring an incident because v1.2. is out!. The impact is that who knows?.',
    );
  });

  it('of dots only counts as not filled', () => {
    expect(fillPhrase(declare, { reason: '...', impact: 'x' })).toBe(
      'I am declaring an incident because [reason]. The impact is that x.',
    );
  });

  it.each(['$& $1 $$', '[impact]', '[reason]', '<!channel> & *bold*', 'a\u2028b'])(
    'holds %j as it is',
    (given) => {
      expect(fillPhrase(resolve, { 'resolution / plan': given })).toBe(
        `I am declaring this incident resolved because ${given}`,
      );
    },
  );
});

describe('the parts for the preview', () => {
  it('tell the fixed words from what was given', () => {
    expect(fillPhraseParts(declare, { reason: 'it is down' })).toEqual([
      { text: 'I am declaring an incident because ', gap: undefined },
      { text: 'it is down', gap: 'reason' },
      { text: '. The impact is that ', gap: undefined },
      { text: '[impact]', gap: 'impact' },
      { text: '.', gap: undefined },
    ]);
  });

  it('begin with a gap where the phrase does', () => {
    expect(fillPhraseParts('[time] [kind]', { time: '09:42', kind: 'event' })).toEqual([
      { text: '09:42', gap: 'time' },
      { text: ' ', gap: undefined },
      { text: 'event', gap: 'kind' },
    ]);
  });

  it('joined are what is sent, with the fixed words byte for byte', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (reason, impact) => {
        const parts = fillPhraseParts(declare, { reason, impact });
        expect(parts.map((part) => part.text).join('')).toBe(fillPhrase(declare, { reason, impact }));
        expect(parts.filter((part) => part.gap === undefined).map((part) => part.text)).toEqual([
          'I am declaring an incident because ',
          '. The impact is that ',
          '.',
        ]);
        expect(fillPhrase(declare, { reason, impact })).not.toMatch(/[\r\n]/);
      }),
    );
  });
});

it('the gaps of a phrase are named in order', () => {
  expect([declare, resolve, '[time] [kind]: [text]', 'I am the scribe'].map(gapsOf)).toEqual([
    ['reason', 'impact'],
    ['resolution / plan'],
    ['time', 'kind', 'text'],
    [],
  ]);
});
