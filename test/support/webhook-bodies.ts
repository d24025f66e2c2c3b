/** What Alertmanager 0.25 sends to a webhook. */
export function webhookBody(
  alerts: readonly unknown[],
  changes: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> {
  return {
    receiver: 'watchkeeper',
    status: 'firing',
    alerts,
    groupLabels: { alertname: 'DiskFull' },
    commonLabels: { alertname: 'DiskFull', severity: 'critical' },
    commonAnnotations: {},
    externalURL: 'http://alertmanager.example.org:9093',
    version: '4',
    groupKey: '{}:{alertname="DiskFull"}',
    truncatedAlerts: 0,
    ...changes,
  };
}

export function webhookAlert(name: string, changes: Readonly<Record<string, unknown>> = {}) {
  return {
    status: 'firing',
    labels: { alertname: name, severity: 'critical', instance: 'db-1' },
    annotations: { summary: `${name} on db-1` },
    startsAt: '2026-11-20T08:58:00.123Z',
    endsAt: '0001-01-01T00:00:00Z',
    generatorURL: 'https://prometheus.example.org/graph?g0.expr=up',
    fingerprint: `fingerprint-of-${name}`,
    ...changes,
  };
}
