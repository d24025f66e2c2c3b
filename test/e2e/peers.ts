import { findAlertmanager, startAlertmanager, type TestAlertmanager } from '../support/alertmanager';
import { type FaultProxy, startFaultProxy } from '../support/fault-proxy';
import { missingPeers } from '../support/missing-peers';
import {
  type NotificationDaemon,
  notificationDaemonPeers,
  startNotificationDaemon,
} from '../support/notification-daemon';
import { type SlackServer, startSlackServer } from '../support/slack-server';
import { findChromium } from './run-app';

/** The real systems around the product, each on this machine and for this run alone. */
export type Peers = Surroundings & {
  /** A workspace of this test alone. */
  readonly slack: SlackServer;
  /** Stands before Slack, to break its connections at a chosen moment. */
  readonly wire: FaultProxy;
  /** What the product must find in its environment to use them. */
  readonly environment: Readonly<Record<string, string>>;
  close(): Promise<void>;
};

/** What is slow to start and keeps nothing from one test to the next. */
export type Surroundings = {
  readonly alertmanager: TestAlertmanager;
  readonly desktop: NotificationDaemon;
};

/** The peers that this machine lacks; with CI=true that is a failure. */
export function missingForTheWalk(): readonly string[] {
  const alertmanager = findAlertmanager() === undefined ? ['prometheus-alertmanager'] : [];
  const chromium = findChromium() === undefined ? ['chromium'] : [];
  return missingPeers('The walk through a whole watch', [
    ...notificationDaemonPeers,
    ...alertmanager,
    ...chromium,
  ]);
}

export async function startSurroundings(): Promise<Surroundings & { close(): Promise<void> }> {
  const alertmanager = await startAlertmanager();
  const desktop = await startNotificationDaemon();
  return {
    alertmanager,
    desktop,
    async close() {
      await desktop.close();
      await alertmanager.close();
    },
  };
}

export async function startPeers({ alertmanager, desktop }: Surroundings): Promise<Peers> {
  await desktop.clear();
  const slack = await startSlackServer();
  const wire = await startFaultProxy(slack.origin);
  return {
    alertmanager,
    desktop,
    slack,
    wire,
    environment: {
      WATCHKEEPER_SLACK_API_URL: `${wire.origin}/api/`,
      WATCHKEEPER_SLACK_TOKEN: slack.token,
      DBUS_SESSION_BUS_ADDRESS: desktop.busAddress,
    },
    async close() {
      await wire.close();
      await slack.close();
    },
  };
}
