import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type GivenAlert = {
  readonly fingerprint: string;
  readonly startsAt: string;
  readonly status: { readonly state: 'active' | 'suppressed' };
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
};

const names = [
  ['KubePodCrashLooping', 'Pod is restarting again and again'],
  ['NodeFilesystemAlmostOutOfSpace', 'Filesystem has less than 5 % left'],
  ['IngressErrorRateHigh', '5xx above 2 % for 6 minutes'],
  ['CertExpiresSoon', 'Certificate expires in 6 days'],
  ['PrometheusRuleFailures', 'Rule group could not be evaluated'],
  ['TargetDown', 'A target has not been scraped for 10 minutes'],
] as const;
const namespaces = [
  'ingress-controllers',
  'monitoring',
  'payments',
  'prisoner-search',
  'velero',
  'cert-manager',
];

function pick<T>(from: readonly T[], number: number): T {
  return from[number % from.length] as T;
}

/** One of many like it; those with a small number are the newest. */
export function alert(number: number, more: Partial<GivenAlert> = {}): GivenAlert {
  const [alertname, summary] = pick(names, number * 7 + (number >> 3));
  const namespace = pick(namespaces, number * 5 + (number >> 4));
  return {
    fingerprint: `many-${number}`,
    startsAt: new Date(Date.now() - (number * 97 + 40) * 1_000).toISOString(),
    status: { state: number % 11 === 10 ? 'suppressed' : 'active' },
    labels: {
      alertname,
      severity: number % 9 === 3 ? 'critical' : 'warning',
      namespace,
      service: `${namespace}-${pick(['api', 'web', 'worker'], number)}`,
      instance: `172.20.${number % 251}.${(number * 13) % 251}:9100`,
      cluster: pick(['live', 'manager'], number >> 1),
    },
    annotations: {
      summary: `${summary} (${number})`,
      runbook_url: `https://runbooks.example.org/${alertname}`,
    },
    ...more,
  };
}

export const alerts = (count: number): readonly GivenAlert[] =>
  Array.from({ length: count }, (_, number) => alert(number));

/** An Alertmanager that tells what it was last given. */
export async function startManyAlarms(given: readonly GivenAlert[]) {
  let body = JSON.stringify(given);
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(body);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    tell(now: readonly GivenAlert[]) {
      body = JSON.stringify(now);
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
