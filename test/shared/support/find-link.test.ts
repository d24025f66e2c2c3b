import { expect, it } from 'vitest';
import { findLink } from '../../../src/shared/support/find-link';

const talk = 'https://mojdt.slack.com/archives/C57UPMZLY/p1700000000000100';

it.each([
  ['words alone', 'Cannot deploy', 'Cannot deploy', undefined],
  ['a link after the words', `Cannot deploy ${talk}`, 'Cannot deploy', talk],
  ['a link before the words', `${talk}\nCannot deploy`, 'Cannot deploy', talk],
  ['a link between words', `Joan: ${talk} cannot deploy`, 'Joan: cannot deploy', talk],
  ['a link alone, which is also what was asked', talk, talk, talk],
  ['a link of a thread', `Why? ${talk}?thread_ts=1.2&cid=C57`, 'Why?', `${talk}?thread_ts=1.2&cid=C57`],
  ['a link with a full stop after it', `See ${talk}.`, 'See .', talk],
  ['a link in the brackets of Slack', `Why <${talk}|this>`, 'Why', talk],
  ['the first of two links', `${talk} and ${talk}2`, `and ${talk}2`, talk],
  [
    'a link elsewhere, which stays in the words',
    'https://example.org/x fails',
    'https://example.org/x fails',
    undefined,
  ],
  [
    'what only looks like Slack',
    'https://slack.com.evil.example/a',
    'https://slack.com.evil.example/a',
    undefined,
  ],
  [
    'an address that is not safe',
    'http://mojdt.slack.com/archives/C1',
    'http://mojdt.slack.com/archives/C1',
    undefined,
  ],
])('finds in %s what was asked and where the talk is', (_name, text, asked, link) => {
  expect(findLink(text)).toEqual({ asked, link });
});
