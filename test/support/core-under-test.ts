import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Core, createCore } from '../../src/main/core';
import type { Environment } from '../../src/main/ports';
import type { EventMessage, RequestAnswer, RequestInput, RequestName } from '../../src/shared/contract';
import type { Workspace } from '../../src/shared/nouns/app';
import { temporaryFolder } from './temporary-folder';
import { createTestPorts } from './test-ports';
import { waitUntil } from './wait-until';

/** Friday 20 November 2026, noon in London. */
export const noon = Date.parse('2026-11-20T12:00:00Z');
export const hour = 3_600_000;
export const day = 24 * hour;

export async function ask<N extends RequestName>(
  core: Core,
  name: N,
  input: RequestInput<N>,
): Promise<RequestAnswer<N>> {
  const reply = await core.dispatch(name, input);
  if (!reply.ok) throw new Error(`${name}: ${JSON.stringify(reply.error)}`);
  return JSON.parse(JSON.stringify(reply.value)) as RequestAnswer<N>;
}

/** A core on a folder of its own, or on one that another core has left. */
export function startCore(
  options: {
    readonly data?: string;
    readonly now?: number;
    readonly fetch?: typeof fetch;
    readonly environment?: Environment;
  } = {},
) {
  const data = options.data ?? temporaryFolder();
  const base = createTestPorts({ now: options.now ?? noon, data });
  const ports = {
    ...base,
    fetch: options.fetch ?? (() => Promise.reject(new Error('no network in this test'))),
    environment: options.environment ?? base.environment,
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

/** Ada, on watch from seven to ten. */
export async function begin(core: Core, workspace: Workspace = 'practice'): Promise<void> {
  await use(core, workspace);
  await ask(core, 'shifts.add', {
    role: 'primary',
    startsAtWall: '2026-11-20T07:00',
    endsAtWall: '2026-11-20T22:00',
  });
}

export async function use(core: Core, workspace: Workspace): Promise<void> {
  await ask(core, 'settings.setUp', { me: 'Ada', packId: 'cloud-platform', workspace });
}

export const backupsIn = (data: string) => readdirSync(join(data, 'backups')).sort();

/** The files that were set aside, without their journals. */
export const setAsideIn = (data: string) =>
  readdirSync(data)
    .filter((name) => name.includes('.set-aside-') && !/-(wal|shm)$/.test(name))
    .sort();

/** A backup is written by the disk in its own time. */
export async function backedUp(logger: { readonly lines: readonly { event: string }[] }, times: number) {
  await waitUntil(`backup ${times}`, () =>
    logger.lines.filter(({ event }) => event === 'database.backed-up').length >= times ? true : undefined,
  );
}
