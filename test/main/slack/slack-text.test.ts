import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escapeMrkdwn } from '../../../src/main/slack/mrkdwn';
import { plainText } from '../../../src/main/slack/slack-text';

const names = (id: string) => (id === 'U0GRACE' ? 'Grace' : undefined);
const textOf = (mrkdwn: string) => plainText(mrkdwn, names).text;

test.each([
  ['plain words', 'plain words'],
  ['a &lt; b &amp;&amp; c &gt; d', 'a < b && c > d'],
  ['an escaped escape: &amp;lt;', 'an escaped escape: &lt;'],
  ['<@U0GRACE> and <@U0OTHER>', '@Grace and @someone'],
  ['<@U0OTHER|ada>', '@ada'],
  ['<#C123|general> <#C456>', '#general #C456'],
  ['<!here> <!channel> <!everyone>', '@here @channel @everyone'],
  ['<!subteam^S1|@cloud-team> <!subteam^S2>', '@cloud-team @a group'],
  ['<!date^1392734382^{date} at {time}|18 Feb 2014 at 6:39>', '18 Feb 2014 at 6:39'],
  ['<mailto:ada@example.org|ada@example.org>', 'ada@example.org'],
  ['<https://example.org/a?b=1&amp;c=2>', 'https://example.org/a?b=1&c=2'],
  ['<https://example.org|the runbook>', 'the runbook'],
  ['<http://example.org|the runbook>', 'the runbook (http://example.org)'],
  ['<javascript:alert(1)|press me>', 'press me (javascript:alert(1))'],
  ['<> <|> <@> <#> <!>', '<> <|> @someone # '],
  ['left < open and > closed', 'left < open and > closed'],
])('%j reads as %j', (mrkdwn, text) => {
  expect(textOf(mrkdwn)).toBe(text);
});

test('only https addresses are links, and an address behind words is not lost', () => {
  const mrkdwn = '<https://a.example.org/x?y=1&amp;z=2|a> <http://b.example.org|b> <https://c.example.org>';
  expect(plainText(mrkdwn, names)).toEqual({
    text: 'a b (http://b.example.org) https://c.example.org',
    links: ['https://a.example.org/x?y=1&z=2', 'https://c.example.org'],
  });
});

test('what was escaped to be posted reads as it was written', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (written) => {
      expect(textOf(escapeMrkdwn(written))).toBe(written);
    }),
  );
});

test('any text is read, however long', () => {
  const parts = fc.constantFrom('<', '>', '|', '&', '&lt;', '@', '#', '!', 'https://', 'x', ' ', '^');
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 400 }), (pieces) => {
      expect(typeof textOf(pieces.join(''))).toBe('string');
    }),
  );
  // So long that it would not end in time if it were tried anew at each place.
  for (const piece of ['<', '<a', '<@', '&amp;', '<a|', '>'])
    expect(textOf(piece.repeat(200_000)).length).toBeGreaterThan(0);
});
