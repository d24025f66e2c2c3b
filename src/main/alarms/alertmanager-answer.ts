import { z } from 'zod';
import type { Failure } from '../../shared/errors';
import type { ReadOutcome, SeenAlert } from '../alarm-reader';
import { asLabels, stringsOf } from './alert-labels';

/** Only what identifies an alert must be there; everything else may be missing, as it is on older servers. */
const alertSchema = z.object({
  // Hexadecimal from every server; other text might not come back from the database as it went in.
  fingerprint: z.string().regex(/^[\x21-\x7e]{1,200}$/),
  startsAt: z.string(),
  labels: asLabels,
  annotations: asLabels.nullish(),
  // `silencedBy`, `inhibitedBy` and `mutedBy` (which older servers leave out) all end in the state `suppressed`.
  status: z.object({ state: z.string() }).nullish(),
});

/** Turns the text of `GET /api/v2/alerts` into alerts, each checked alone, so that one bad one hides no other. */
export function readAlertmanagerAnswer(text: string, contentType: string, source: string): ReadOutcome {
  const json = parseJson(text);
  if (json === undefined) {
    return contentType.includes('json')
      ? unreadable(source, 'its JSON is broken')
      : failed({ code: 'source-sign-in-needed', detail: { source } });
  }
  if (!Array.isArray(json.value)) return unreadable(source, 'it is not a list');
  const given: readonly unknown[] = json.value;
  const alerts: SeenAlert[] = [];
  for (const one of given) {
    const alert = readAlert(one);
    if (alert !== undefined) alerts.push(alert);
  }
  if (given.length > 0 && alerts.length === 0)
    return unreadable(source, `none of its ${given.length} entries is an alarm`);
  return { kind: 'read', alerts, unreadable: given.length - alerts.length };
}

function readAlert(given: unknown): SeenAlert | undefined {
  const parsed = alertSchema.safeParse(given);
  if (!parsed.success) return undefined;
  const { fingerprint, startsAt, labels, annotations, status } = parsed.data;
  const startedAt = Date.parse(startsAt);
  if (Number.isNaN(startedAt)) return undefined;
  return {
    fingerprint,
    startedAt,
    labels: stringsOf(labels),
    annotations: stringsOf(annotations ?? {}),
    suppressed: status?.state === 'suppressed',
  };
}

function parseJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    // The caller turns "not JSON" into a failure with words of its own.
    return undefined;
  }
}

function unreadable(source: string, reason: string): ReadOutcome {
  return failed({ code: 'source-unreadable', detail: { source, reason } });
}

function failed(failure: Failure): ReadOutcome {
  return { kind: 'failed', failure };
}
