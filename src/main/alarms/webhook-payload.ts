import { z } from 'zod';
import type { EndedAlert, SeenAlert } from '../alarm-reader';
import { asLabels, stringsOf } from './alert-labels';

export type WebhookTold = {
  readonly alerts: readonly SeenAlert[];
  readonly ended: readonly EndedAlert[];
  /** Those that made no sense, and those that the sender left out. */
  readonly unreadable: number;
};

const payloadSchema = z.looseObject({
  alerts: z.array(z.unknown()),
  truncatedAlerts: z.number().int().min(0).max(1_000_000).catch(0),
});

const alertSchema = z.looseObject({
  status: z.enum(['firing', 'resolved']),
  fingerprint: z.string().min(1).max(200),
  startsAt: z.string().max(100),
  endsAt: z.string().max(100).nullish().catch(undefined),
  labels: asLabels,
  annotations: asLabels.nullish(),
  generatorURL: z.string().max(4_000).nullish().catch(undefined),
});

/**
 * What Alertmanager's webhook (version 4) tells, and Grafana's, which says more. Each alert is checked alone, so that one
 * bad one hides no other. Undefined where it is no such payload.
 */
export function readWebhookPayload(text: string, now: number): WebhookTold | undefined {
  const parsed = payloadSchema.safeParse(parseJson(text));
  if (!parsed.success) return undefined;
  const { alerts: given, truncatedAlerts } = parsed.data;
  const alerts: SeenAlert[] = [];
  const ended: EndedAlert[] = [];
  for (const one of given) {
    const read = alertSchema.safeParse(one);
    const startedAt = read.success ? Date.parse(read.data.startsAt) : Number.NaN;
    // The zero time of the sender's language is no start.
    if (!read.success || !(startedAt > 0)) continue;
    const { fingerprint, status, endsAt } = read.data;
    if (status === 'resolved') ended.push({ fingerprint, startedAt, endedAt: endOf(endsAt, startedAt, now) });
    else alerts.push(toAlert(read.data, startedAt, now));
  }
  const unreadable = given.length - alerts.length - ended.length + truncatedAlerts;
  return { alerts, ended, unreadable };
}

function toAlert(given: z.output<typeof alertSchema>, startedAt: number, now: number): SeenAlert {
  const { fingerprint, labels, annotations, generatorURL } = given;
  return {
    fingerprint,
    startedAt,
    labels: stringsOf(labels),
    annotations: stringsOf(annotations ?? {}),
    // What is silenced or inhibited is not sent.
    suppressed: false,
    link: generatorURL ?? undefined,
    toldAt: now,
  };
}

/** The sender's clock may be ahead of ours, and an end that lies ahead would be no end. */
function endOf(endsAt: string | null | undefined, startedAt: number, now: number): number {
  const given = Date.parse(endsAt ?? '');
  return given >= startedAt && given <= now ? given : now;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON is no payload, and is told as that.
    return undefined;
  }
}
