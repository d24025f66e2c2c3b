import { expect, test } from 'vitest';
import { mentionParts, mentionsIn, namesUserGroup } from '../../../src/shared/announcements/mentions';

test.each([
  ['@here we go', ['here']],
  ['We go (@channel).', ['channel']],
  ['@Everyone: read this', ['everyone']],
  ['<!here> and <!channel|channel>', ['here', 'channel']],
  ['@channel @here @channel', ['here', 'channel']],
  ['`@here` and ```\n@channel\n```', []],
  ['an open ` and @here', ['here']],
  ['mail bob@here.com, @channel-ops, @here_now, @hereafter, x@channel', []],
  ['@here.', ['here']],
  ['<!subteam^S123|@team>', []],
  ['', []],
])('%s', (text, found) => {
  expect(mentionsIn(text)).toEqual(found);
  expect(
    mentionParts(text)
      .map((part) => part.text)
      .join(''),
  ).toBe(text);
});

test('a user group in Slack’s own form is noticed outside of code', () => {
  expect(namesUserGroup('ask <!subteam^S123|@team>')).toBe(true);
  expect(namesUserGroup('nobody @here')).toBe(false);
});
