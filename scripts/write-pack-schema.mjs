// Writes resources/schema/pack.schema.json from the schema that reads packs, so that editors and Watchkeeper agree.
import './require-node.mjs';
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runnerImport } from 'vite';

const root = join(import.meta.dirname, '..');
const file = join(root, 'resources/schema/pack.schema.json');
const { module } = await runnerImport(join(root, 'src/main/packs/pack-json-schema.ts'));
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, JSON.stringify(module.packJsonSchema()));
// In the form that `npm run lint` asks for.
const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
execFileSync(process.execPath, [biome, 'format', '--write', file], { cwd: root, stdio: 'ignore' });
