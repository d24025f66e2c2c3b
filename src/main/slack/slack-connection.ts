import { type Failure, toFailure, WatchkeeperError } from '../../shared/errors';
import type { SlackStatus } from '../../shared/nouns/app';
import type { Courier, SlackProbe } from '../courier';
import type { Clock, Environment, Fetch, Logger, Secrets } from '../ports';
import type { SlackCourier } from './slack-courier';

const secretName = 'slack-token';
const defaultApiUrl = 'https://slack.com/api/';

export type SlackConnection = {
  status(): SlackStatus;
  /** The courier of the token in use, or undefined while there is none. */
  courier(): Courier | undefined;
  /** True while the token in use is one that the keychain keeps. */
  keepsToken(): boolean;
  /** Asks Slack about the token in use, its scopes and the time. */
  probe(): Promise<SlackProbe>;
  /** Checks the token with Slack, and only then keeps it. */
  connect(token: string, apiUrl: string | undefined): Promise<void>;
  /** A post met this: what it says of the connection is shown, and not only with the post. */
  learn(failure: Failure): void;
  /** A post went through: a connection that was failing is looked at again. */
  worked(): void;
  start(): Promise<void>;
};

/** Which token is in use: the environment's before the keychain's. Tokens never leave this file but to the courier. */
export function createSlackConnection(options: {
  readonly environment: Environment;
  readonly secrets: Secrets;
  readonly fetch: Fetch;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly apiUrl: { read(): string | undefined; write(url: string): void };
  readonly createCourier: (options: { token: string; apiUrl: string; fetch: Fetch }) => SlackCourier;
  /** A courier was put in place: what waits can go. */
  readonly onConnect: () => void;
  /** What is known of the connection changed. */
  readonly onStatus: () => void;
}): SlackConnection {
  const { environment, secrets, logger } = options;
  let courier: SlackCourier | undefined;
  let status: SlackStatus = { state: 'not-connected' };
  let source: 'environment' | 'settings' = environment.slackToken === undefined ? 'settings' : 'environment';

  function apiUrl(): string {
    return checkApiUrl(environment.slackApiUrl ?? options.apiUrl.read() ?? defaultApiUrl);
  }

  async function use(
    candidate: SlackCourier,
    source: 'environment' | 'settings',
  ): Promise<Failure | undefined> {
    const identity = await candidate.identify();
    status = identity.ok
      ? { state: 'connected', team: identity.value.team, user: identity.value.user, source }
      : { state: 'failing', failure: identity.error };
    return identity.ok ? undefined : identity.error;
  }

  function learn(failure: Failure): void {
    const isOurs = failure.code === 'slack-token-refused' || failure.code === 'slack-scope-missing';
    if (!isOurs || (status.state === 'failing' && status.failure.code === failure.code)) return;
    status = { state: 'failing', failure };
    options.onStatus();
  }

  return {
    status: () => status,
    courier: () => courier,
    keepsToken: () => courier !== undefined && source === 'settings',
    async probe() {
      const asked = courier;
      if (asked === undefined) return { kind: 'not-connected' };
      const probe = await asked.probe(options.clock);
      // What a token that was replaced meanwhile met says nothing of the connection.
      if (probe.kind === 'failed' && asked === courier) learn(probe.failure);
      return probe;
    },
    async connect(token, url) {
      const address = checkApiUrl(url === undefined || url.trim() === '' ? apiUrl() : url.trim());
      const candidate = options.createCourier({ token, apiUrl: address, fetch: options.fetch });
      const before = status;
      const failure = await use(candidate, 'settings');
      if (failure !== undefined) {
        status = before;
        throw new WatchkeeperError(failure.code, failure.detail);
      }
      courier = candidate;
      source = 'settings';
      options.apiUrl.write(address);
      options.onStatus();
      options.onConnect();
      // Last: a keychain that refuses must not keep what waits from being sent.
      await secrets.write(secretName, token);
    },
    learn,
    worked() {
      if (courier !== undefined && status.state === 'failing')
        void use(courier, source).then(options.onStatus);
    },
    async start() {
      const token = environment.slackToken ?? (await readKept(secrets, logger));
      if (token === undefined) return;
      let address: string;
      try {
        address = apiUrl();
      } catch (error) {
        logger.error('slack.address-refused', { error });
        status = { state: 'failing', failure: toFailure(error) };
        options.onStatus();
        return;
      }
      courier = options.createCourier({ token, apiUrl: address, fetch: options.fetch });
      options.onConnect();
      await use(courier, source);
      options.onStatus();
    },
  };
}

/** A locked keychain must not stop the watch: Slack is then not connected, and says so. */
async function readKept(secrets: Secrets, logger: Logger): Promise<string | undefined> {
  try {
    return await secrets.read(secretName);
  } catch (error) {
    logger.warn('slack.token-unreadable', { error });
    return undefined;
  }
}

/** https everywhere, plain http only to this machine itself. */
export function checkApiUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const loopback =
    url?.hostname === '127.0.0.1' || url?.hostname === 'localhost' || url?.hostname === '[::1]';
  if (url === undefined || !(url.protocol === 'https:' || (url.protocol === 'http:' && loopback))) {
    throw new WatchkeeperError('invalid-request', {
      reason: 'the Slack API address must begin with https://',
    });
  }
  return url.href.endsWith('/') ? url.href : `${url.href}/`;
}
