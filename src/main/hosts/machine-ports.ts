import type { Ports } from '../ports';
import { createLocalServer } from './local-server';
import { createCommands } from './run-command';

/** What both hosts have of the machine in the same way. The Slack token was taken out of the environment before. */
export function createMachinePorts(): Pick<Ports, 'commands' | 'localServer'> {
  return { commands: createCommands(process.env), localServer: createLocalServer() };
}
