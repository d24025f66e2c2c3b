import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type BrowserServer, startServer } from '../../src/main/hosts/browser/server';
import { createEchoCore, type EchoCore } from './echo-core';
import { createManualClock, type ManualClock } from './manual-clock';
import { createRecordingLogger } from './recording-logger';
import { openSocketClient, type SocketClient, signIn } from './socket-client';
import { temporaryFolder } from './temporary-folder';

export type TestServer = BrowserServer & {
  readonly core: EchoCore;
  readonly clock: ManualClock;
  readonly logger: ReturnType<typeof createRecordingLogger>;
  readonly port: number;
  /** Stands beside the folder that is served. */
  readonly secretFile: string;
  openClient(): Promise<SocketClient>;
};

export const pageText = '<!doctype html><title>Watchkeeper</title>';

/** The real server on a free port with a page of its own, closed when the test ends. */
export async function startTestServer(): Promise<TestServer> {
  const folder = temporaryFolder();
  const rendererFolder = join(folder, 'renderer');
  const secretFile = join(folder, 'secret.txt');
  mkdirSync(join(rendererFolder, 'assets'), { recursive: true });
  writeFileSync(join(rendererFolder, 'index.html'), pageText);
  writeFileSync(join(rendererFolder, 'assets', 'index-4f2a.js'), 'export {};');
  writeFileSync(join(rendererFolder, 'assets', 'index-4f2a.css'), 'body {}');
  writeFileSync(join(rendererFolder, 'assets', 'letters-4f2a.woff2'), 'wOF2');
  writeFileSync(secretFile, 'not for the network');

  const core = createEchoCore();
  const clock = createManualClock(0);
  const logger = createRecordingLogger();
  const server = await startServer({ core, port: 0, rendererFolder, clock, logger });
  onTestFinished(async () => {
    const closed = server.close();
    // Clients that do not answer a close are cut off by the clock.
    await clock.advance(1_000);
    await closed;
  });
  return {
    ...server,
    core,
    clock,
    logger,
    port: Number(new URL(server.origin).port),
    secretFile,
    openClient: async () => openSocketClient(await signIn(server.mintLink())),
  };
}
