import type {
  CommandEnd,
  CommandRun,
  CommandsView,
  CommandVersion,
  PodReading,
  PodsReading,
} from '../../../src/shared/nouns/command';
import { at, item, run } from '../support/samples';

export const argv = ['kubectl', 'get', 'pods', '--namespace=my-team', '--output=json'] as const;
export const list = { ...run, items: [item('pods', { run: argv }), item('b')] };

export const version = (more: Partial<CommandVersion> = {}): CommandVersion => ({
  packHash: 'hash',
  packName: 'Cloud Platform',
  commands: [
    { itemId: 'pods', text: 'Item pods', argv },
    { itemId: 'disk', text: 'Item disk', argv: ['/opt/team/check disk', 'two words', ' $HOME\u202e'] },
  ],
  approved: { by: 'Ann', at: at(9) },
  ...more,
});

export function pod(name: string, more: Partial<PodReading> = {}): PodReading {
  return {
    key: name,
    namespace: 'my-team',
    name,
    owner: 'api',
    status: 'Running',
    ready: '1/1',
    restarts: 0,
    verdict: 'fine',
    reasons: [],
    containers: [{ name: 'app', restarts: 0 }],
    change: undefined,
    ...more,
  };
}

export const pods = (list: readonly PodReading[], more: Partial<PodsReading> = {}): CommandEnd => ({
  state: 'ended',
  exitCode: 0,
  reading: { kind: 'pods', pods: list, unreadable: [], others: 0, before: undefined, warnings: [], ...more },
});

export const commandRun = (end: CommandEnd): CommandRun => ({
  id: 'command-run-1',
  runId: 'run-1',
  itemId: 'pods',
  argv,
  startedBy: 'Ann',
  startedAt: at(9, 12),
  endedAt: end.state === 'running' ? undefined : at(9, 13),
  end,
});

export const view = (more: Partial<CommandsView> = {}): CommandsView => ({
  versions: [version()],
  approvals: [],
  runs: [],
  ...more,
});

export const ended = (end: CommandEnd) => view({ runs: [commandRun(end)] });
