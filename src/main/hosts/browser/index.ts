import { join } from 'node:path';
import { chooseDataFolder } from '../data-folder';
import { createFileLogger } from '../file-logger';
import { createSystemClock } from '../system-clock';
import { takeEnvironment } from '../take-environment';
import type { HostOptions } from './arguments';
import { parseArguments } from './arguments';
import { explainRefusedHost } from './refused-start';
import { startHost } from './start-host';
import { stopOnSignals } from './stop-on-signals';

async function run({ dataFolder: given, port, opensBrowser, json }: HostOptions): Promise<void> {
  const { platform, env } = process;
  const environment = takeEnvironment(env);
  const dataFolder = chooseDataFolder(given, process);

  const clock = createSystemClock();
  const logger = createFileLogger(join(dataFolder, 'logs'), clock);
  process.on('uncaughtExceptionMonitor', (error) => logger.error('process.failed', { error }));

  // With --json, standard output is for the program that reads it.
  const print = (line: string) => (json ? process.stderr : process.stdout).write(`${line}\n`);
  const host = await startHost({
    dataFolder,
    builtFolder: import.meta.dirname,
    port,
    opensBrowser,
    platform,
    desktop: env,
    environment,
    clock,
    logger,
    print,
  });
  stopOnSignals({ clock, logger, close: host.close });

  if (json) process.stdout.write(`${JSON.stringify({ ready: true, url: host.link, dataDir: dataFolder })}\n`);
  else print(`Watchkeeper is ready: ${host.link}`);
  if (!opensBrowser) return;
  const opened = await host.openWindow();
  if (opened.kind === 'failed')
    print(`No browser could be opened (${opened.reason}): open that link in one.`);
}

const parsed = parseArguments(process.argv.slice(2));
if (parsed.kind === 'help') {
  process.stdout.write(`${parsed.text}\n`);
} else if (parsed.kind === 'wrong') {
  process.stderr.write(`${parsed.sentence}\n`);
  process.exitCode = 64;
} else {
  const { options } = parsed;
  await run(options).catch((error: unknown) => {
    const refused = explainRefusedHost(error, options.port);
    if (refused === undefined) throw error;
    process.stderr.write(`${refused.sentence}\n`);
    process.exit(refused.exitCode);
  });
}
