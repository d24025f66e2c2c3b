import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openTestDatabase } from '../../support/test-database';

const snapshotFile = join(import.meta.dirname, 'schema.snapshot.sql');

test('the schema is the one on record', () => {
  const rows = openTestDatabase()
    .prepare<[], { sql: string }>('SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name')
    .all();
  const schema = `${rows.map(({ sql }) => `${sql};`).join('\n\n')}\n`;
  if (process.env.REFRESH_SCHEMA === '1') writeFileSync(snapshotFile, schema);
  expect(
    schema,
    'The migrations now give another schema. A migration that has shipped is never edited: add the next one. ' +
      'If this change is meant, run: REFRESH_SCHEMA=1 npx vitest run --project core test/main/database/schema.test.ts',
  ).toBe(readFileSync(snapshotFile, 'utf8'));
});
