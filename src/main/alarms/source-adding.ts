import { randomUUID } from 'node:crypto';
import type { AlarmSource } from '../../shared/nouns/alarm';
import type { Clock, Fetch, LocalServer, Logger, Secrets } from '../ports';
import { createAddPagerDuty, type NewPagerDuty } from './add-pager-duty';
import { createWebhooks } from './add-webhook';
import type { NewSource } from './source-register';

/** How sources come to be watched, and what opens them. */
export type SourceAdding = {
  addPagerDuty(given: NewPagerDuty): Promise<readonly AlarmSource[]>;
  addWebhook(given: { readonly name: string }): Promise<readonly AlarmSource[]>;
  /** Its whole address, which is a secret. */
  webhookAddress(id: string): Promise<string>;
};

export type SourceKeeping = SourceAdding & {
  add(given: NewSource, secret?: string): Promise<readonly AlarmSource[]>;
  secretOf(sourceId: string): Promise<string | undefined>;
  /** Undefined: it is opened without one from now on. */
  keepSecret(sourceId: string, secret: string | undefined): Promise<void>;
  /** For a source that was removed. Never throws: nobody reads the secret under this name again. */
  forgetSecret(sourceId: string): void;
};

export type SourceAddingOptions = {
  readonly secrets: Secrets;
  readonly localServer: LocalServer;
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly signal: AbortSignal;
  readonly list: () => readonly AlarmSource[];
  readonly watch: (source: NewSource & { readonly id: string }) => readonly AlarmSource[];
};

/** The name in the keychain of what a source is opened with. */
const secretName = (sourceId: string) => `alarm-source-${sourceId}`;

export function createSourceAdding(options: SourceAddingOptions): SourceKeeping {
  const { secrets, logger, list } = options;

  const secretOf = (sourceId: string) => secrets.read(secretName(sourceId));

  /** The secret is kept first: a source without it would only fail. */
  async function add(given: NewSource, secret?: string): Promise<readonly AlarmSource[]> {
    const id = randomUUID();
    if (secret !== undefined) await secrets.write(secretName(id), secret);
    return options.watch({ ...given, id });
  }

  /** A key that cannot be read now is like no other. */
  async function keysInUse() {
    const inUse = list().filter(({ kind }) => kind === 'pagerduty');
    return Promise.all(
      inUse.map(async ({ id, name }) => ({ name, token: await secretOf(id).catch(() => undefined) })),
    );
  }

  const webhooks = createWebhooks({ localServer: options.localServer, keep: add, list, secretOf });
  return {
    add,
    secretOf,
    addPagerDuty: createAddPagerDuty({ ...options, known: keysInUse, keep: add }),
    addWebhook: webhooks.add,
    webhookAddress: webhooks.addressOf,
    keepSecret: (sourceId, secret) =>
      secret === undefined
        ? secrets.remove(secretName(sourceId))
        : secrets.write(secretName(sourceId), secret),
    forgetSecret(sourceId) {
      secrets
        .remove(secretName(sourceId))
        .catch((error: unknown) => logger.warn('source.secret-not-removed', { sourceId, error }));
    },
  };
}
