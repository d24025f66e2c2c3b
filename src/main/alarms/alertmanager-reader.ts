import type { SourcePart } from '../../shared/nouns/alarm';
import type { AlarmReader, ReadOutcome } from '../alarm-reader';
import type { Clock, Fetch } from '../ports';
import { createReplica, type KnownStarts, type Replica, type ReplicaRead } from './alertmanager-replica';
import type { FailedAnswer } from './alertmanager-request';
import type { OpenedSignIn } from './opened-sign-in';
import { type KnownFirings, unite } from './replica-union';
import type { SignInHeaders } from './source-sign-in';

export type AlertmanagerReaderOptions = {
  /** For the words of a failure. */
  readonly name: string;
  /** As `checkSourceAddress` gave them, route prefix included; several tell the same alerts. */
  readonly addresses: readonly [string, ...string[]];
  readonly signIn: () => Promise<OpenedSignIn>;
  readonly startsOf: (address: string) => KnownStarts;
  readonly firings: () => KnownFirings;
  readonly fetch: Fetch;
  readonly clock: Clock;
  /** Ends a read that is under way, when the watch is closed. */
  readonly signal?: AbortSignal;
};

type Asked = {
  readonly replica: Replica;
  readonly name: string;
  readonly read: ReplicaRead | FailedAnswer;
};

/** How long the others are waited for once one has answered: a replica that hangs must not make alarms late. */
const graceMs = 2_000;

export function createAlertmanagerReader(options: AlertmanagerReaderOptions): AlarmReader {
  const { name, addresses, fetch, clock } = options;
  const isOne = addresses.length === 1;
  const replicas = addresses.map((url) => {
    const shown = isOne ? name : hostOf(url);
    return { name: shown, of: createReplica({ name: shown, url, fetch, clock }, options.startsOf(url)) };
  });

  async function askAll(headers: SignInHeaders): Promise<readonly Asked[]> {
    const tooSlow = new AbortController();
    const signals = options.signal === undefined ? [tooSlow.signal] : [tooSlow.signal, options.signal];
    const signal = AbortSignal.any(signals);
    const beganAt = clock.now();
    let stopWaiting: (() => void) | undefined;
    const asked = replicas.map(async ({ name: shown, of }): Promise<Asked> => {
      const read = await of.read(headers, signal);
      if (read.kind === 'read' && !isOne) {
        stopWaiting ??= clock.after(graceMs, () => tooSlow.abort());
      }
      if (read.kind === 'read' || !tooSlow.signal.aborted) return { replica: of, name: shown, read };
      const seconds = Math.max(1, Math.round((clock.now() - beganAt) / 1_000));
      const failure = { code: 'source-timeout', detail: { source: shown, seconds } } as const;
      return { replica: of, name: shown, read: { kind: 'failed', failure } };
    });
    try {
      return await Promise.all(asked);
    } finally {
      stopWaiting?.();
    }
  }

  function partsOf(asked: readonly Asked[]): readonly SourcePart[] {
    if (isOne) return [];
    return asked.map(({ name: shown, read }) => ({
      name: shown,
      failure: read.kind === 'failed' ? read.failure : undefined,
    }));
  }

  function together(asked: readonly Asked[]): ReadOutcome {
    const reads = asked.flatMap(({ read }) => (read.kind === 'read' ? [read] : []));
    const parts = partsOf(asked);
    if (reads.length === 0) return failureOf(asked, parts);
    const [first] = reads;
    const alerts =
      isOne && first !== undefined
        ? first.alerts
        : unite(
            reads.map((read) => read.alerts),
            options.firings(),
          );
    const told = new Set(alerts.map(({ fingerprint }) => fingerprint));
    const isUnsettled = reads.every(({ start }) => start !== undefined);
    const isHidden = asked.some(({ replica }) => replica.mayHideSome(told));
    const starts = reads.flatMap(({ start }) => (start === undefined ? [] : [start.restartedAt]));
    return {
      kind: 'read',
      alerts,
      unreadable: Math.max(...reads.map(({ unreadable }) => unreadable)),
      ...(isOne ? {} : { parts }),
      ...(isUnsettled || isHidden ? { isWhole: false } : {}),
      ...(isUnsettled ? { restartedAt: Math.max(...starts) } : {}),
    };
  }

  return {
    async read() {
      const opened = await options.signIn();
      return opened.kind === 'failed' ? opened : together(await askAll(opened.headers));
    },
  };
}

/** The first address is the one that a person gave first; its failure speaks for the source. */
function failureOf(asked: readonly Asked[], parts: readonly SourcePart[]): ReadOutcome {
  const failed = asked.flatMap(({ read }) => (read.kind === 'failed' ? [read] : []));
  const waits = failed.map((read) => read.retryAfterMs ?? 0);
  const [first] = failed;
  if (first === undefined) throw new Error('A source without an address was read');
  return {
    kind: 'failed',
    failure: first.failure,
    ...(parts.length === 0 ? {} : { parts }),
    ...(waits.every((waitMs) => waitMs > 0) ? { retryAfterMs: Math.min(...waits) } : {}),
  };
}

function hostOf(address: string): string {
  const { host, pathname } = new URL(address);
  return pathname === '/' ? host : `${host}${pathname}`;
}
