import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { missingScopes, neededScopes } from '../../../src/main/slack/needed-scopes';

test('the scopes that are checked are those that the app asks for', () => {
  const file = join(import.meta.dirname, '..', '..', '..', 'resources', 'slack-manifest.yaml');
  expect(parse(readFileSync(file, 'utf8'))).toMatchObject({
    oauth_config: { scopes: { bot: neededScopes } },
  });
});

test.each([
  [null, undefined],
  ['', neededScopes],
  [neededScopes.join(','), []],
  [`identify, ${neededScopes.toReversed().join(' , ')} `, []],
  ['chat:write,channels:read,channels:history,groups:read', ['chat:write.public', 'groups:history']],
])('of a token with %j there lack %j', (header, missing) => {
  expect(missingScopes(header)).toEqual(missing);
});
