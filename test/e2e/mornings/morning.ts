import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type KubernetesServer, startKubernetesServer } from '../../support/kubernetes-server';
import { type SlackServer, startSlackServer } from '../../support/slack-server';

/** What a morning is walked with. */
export type Morning = {
  readonly page: Page;
  readonly slack: SlackServer;
  readonly kubernetes: KubernetesServer;
  /** Called wherever there is something to look at. */
  readonly look: (name: string) => Promise<void>;
};

export type TeamSystems = {
  readonly slack: SlackServer;
  readonly kubernetes: KubernetesServer;
  /** What the product must find in its environment to use them. */
  readonly environment: Readonly<Record<string, string>>;
  close(): Promise<void>;
};

/** A workspace with these channels, and a cluster that kubectl is pointed at as a person points it: by KUBECONFIG. */
export async function startTeamSystems(options: {
  readonly channels: readonly string[];
  readonly folder: string;
}): Promise<TeamSystems> {
  const slack = await startSlackServer(options.channels);
  const kubernetes = await startKubernetesServer();
  const config = join(options.folder, 'kubeconfig.json');
  writeFileSync(
    config,
    JSON.stringify({
      apiVersion: 'v1',
      kind: 'Config',
      clusters: [{ name: 'live', cluster: { server: kubernetes.url } }],
      users: [{ name: 'me', user: {} }],
      contexts: [{ name: 'live', context: { cluster: 'live', user: 'me' } }],
      'current-context': 'live',
    }),
  );
  return {
    slack,
    kubernetes,
    environment: {
      WATCHKEEPER_SLACK_API_URL: slack.apiUrl,
      WATCHKEEPER_SLACK_TOKEN: slack.token,
      KUBECONFIG: config,
    },
    async close() {
      await slack.close();
      await kubernetes.close();
    },
  };
}

/** Somebody of the team, or a robot, writes in a channel. */
export async function say(slack: SlackServer, channel: string, text: string): Promise<void> {
  const list = (await slack.call('conversations.list', { limit: '200' })).channels as readonly {
    readonly id: string;
    readonly name: string;
  }[];
  const id = list.find(({ name }) => name === channel)?.id;
  if (id === undefined) throw new Error(`The test workspace has no channel ${channel}`);
  const answer = await slack.call('chat.postMessage', { channel: id, text });
  if (answer.ok !== true) throw new Error(`Slack did not take it: ${JSON.stringify(answer)}`);
}
