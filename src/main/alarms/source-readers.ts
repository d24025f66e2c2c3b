import { assertNever } from '../../shared/assert-never';
import type { AlarmReader, ReadOutcome } from '../alarm-reader';
import type { Clock, Fetch, LocalServer, Logger } from '../ports';
import { portOf } from './add-webhook';
import { createAlertmanagerReader } from './alertmanager-reader';
import { addressesOf, signInOf } from './alertmanager-source';
import { createKnownStarts } from './known-starts';
import { createOpenedSignIn } from './opened-sign-in';
import { readPagerDutySettings } from './pagerduty-settings';
import { createPagerDutySource } from './pagerduty-source';
import type { KnownFirings } from './replica-union';
import type { SourceMemory } from './source-memory';
import type { KnownSource } from './source-store';
import { createWebhookSource } from './webhook-source';

/** What a reader is made with, besides its source. */
export type ReaderContext = {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly fetch: Fetch;
  readonly localServer: LocalServer;
  /** Ends what is under way, when the watch is closed. */
  readonly signal: AbortSignal;
  readonly practiceReader: AlarmReader;
  /** The secret of a source, as it was kept when it was added. Undefined: it has none, or the keychain lost it. */
  readonly secretOf: (sourceId: string) => Promise<string | undefined>;
  readonly memoryOf: (sourceId: string) => SourceMemory;
  readonly firingsOf: (sourceId: string) => KnownFirings;
  /**
   * For sources that tell by themselves: what they said is recorded before this returns. Throws where it could not be
   * kept, so that whoever told it can be told to try again.
   */
  readonly push: (sourceId: string, told: Extract<ReadOutcome, { kind: 'read' }>) => void;
};

export function createReader(source: KnownSource, context: ReaderContext): AlarmReader {
  const { kind, name, url } = source;
  switch (kind) {
    case 'practice':
      return context.practiceReader;
    case 'alertmanager':
      return createAlertmanager(source, context);
    case 'pagerduty':
      return createPagerDutySource({
        ...context,
        name,
        url,
        settings: readPagerDutySettings(source.settings),
        token: () => context.secretOf(source.id),
      });
    case 'webhook':
      return createWebhookSource({
        ...context,
        id: source.id,
        name,
        port: portOf(source.settings),
        path: () => context.secretOf(source.id),
        push: (told) => context.push(source.id, told),
      });
    case 'slack':
      throw new Error(`no reader for ${kind} yet`);
    default:
      return assertNever(kind);
  }
}

function createAlertmanager(source: KnownSource, context: ReaderContext): AlarmReader {
  const { logger, secretOf } = context;
  return createAlertmanagerReader({
    ...context,
    name: source.name,
    addresses: addressesOf(source),
    signIn: createOpenedSignIn({ source, signIn: signInOf(source.settings), secretOf, logger }),
    startsOf: (address) => createKnownStarts(context.memoryOf(source.id), address, logger),
    firings: () => context.firingsOf(source.id),
  });
}
