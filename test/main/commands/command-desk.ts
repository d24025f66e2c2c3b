import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Core, createCore } from '../../../src/main/core';
import type { Commands } from '../../../src/main/ports';
import type { EventMessage } from '../../../src/shared/contract';
import type { CommandRun, CommandsView } from '../../../src/shared/nouns/command';
import { ask } from '../../support/core-under-test';
import { temporaryFolder } from '../../support/temporary-folder';
import { createTestPorts } from '../../support/test-ports';
import { waitUntil } from '../../support/wait-until';

/** Twelve past nine in London on a Friday, on the watch of Ada. */
export const now = Date.parse('2026-11-20T09:12:00Z');

export type Commanded = { readonly id: string; readonly argv: readonly string[] };

const shipped = readFileSync('resources/packs/cloud-platform.yaml', 'utf8');
const firstItem = '      - id: high-priority-alarms\n';

/** The shipped pack with these commands before its own items, and a remark that makes a version of its own. */
export function packText(commands: readonly Commanded[], remark = ''): string {
  const items = commands.map(
    ({ id, argv }) => `      - id: ${id}\n        text: Run ${id}\n        run: ${JSON.stringify(argv)}\n`,
  );
  if (!shipped.includes(firstItem)) throw new Error('The shipped pack has another first item');
  return `${shipped.replace(firstItem, () => items.join('') + firstItem)}\n# ${remark}\n`;
}

export function writePack(data: string, text: string): void {
  mkdirSync(join(data, 'packs'), { recursive: true });
  writeFileSync(join(data, 'packs', 'own.yaml'), text);
}

/** A core on the watch, with a pack of its own, and real programs unless a test has others. */
export function openCommandCore(
  options: { readonly data?: string; readonly commands?: Commands; readonly at?: number } = {},
) {
  const data = options.data ?? temporaryFolder();
  const base = createTestPorts({ now: options.at ?? now, data });
  const ports = {
    ...base,
    commands: options.commands ?? base.commands,
    fetch: () => Promise.reject(new Error('no network in this test')),
  };
  const core = createCore(ports);
  const events: EventMessage[] = [];
  core.subscribe((event) => events.push(event));
  let isOpen = true;
  const close = async () => {
    if (isOpen) await core.close();
    isOpen = false;
  };
  onTestFinished(close);
  return { ...ports, data, core, events, close };
}

export type CommandCore = ReturnType<typeof openCommandCore>;

export async function openDesk(
  commands: readonly Commanded[],
  options: Parameters<typeof openCommandCore>[0] = {},
) {
  const data = options.data ?? temporaryFolder();
  writePack(data, packText(commands));
  const opened = openCommandCore({ ...options, data });
  await ask(opened.core, 'settings.setUp', { me: 'Ada', packId: 'cloud-platform', workspace: 'practice' });
  await ask(opened.core, 'shifts.add', {
    role: 'primary',
    startsAtWall: '2026-11-20T07:00',
    endsAtWall: '2026-11-20T22:00',
  });
  const [list] = await ask(opened.core, 'checklist.read', {});
  if (list === undefined) throw new Error('There is no list');
  return { ...opened, list };
}

export async function approve(core: Core): Promise<CommandsView> {
  const { versions } = await ask(core, 'commands.read', {});
  const [version] = versions;
  if (version === undefined) throw new Error('There is no version to approve');
  return ask(core, 'commands.approve', { packHash: version.packHash });
}

export async function newest(core: Core, itemId: string): Promise<CommandRun | undefined> {
  return (await ask(core, 'commands.read', {})).runs.find((run) => run.itemId === itemId);
}

/** Runs an item's command to its end. */
export async function runToEnd(core: Core, runId: string, itemId: string): Promise<CommandRun> {
  await ask(core, 'commands.run', { runId, itemId });
  return waitUntil(`the end of ${itemId}`, async () => {
    const run = await newest(core, itemId);
    return run?.end.state === 'running' ? undefined : run;
  });
}
