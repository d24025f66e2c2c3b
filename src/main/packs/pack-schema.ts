/** The YAML form of a team pack, and its way into `Pack`. Strict: an unknown key is a mistake, never a remark. */
import { z } from 'zod';
import type { Pack } from '../../shared/nouns/pack';
import { checklistPhases } from '../../shared/nouns/pack';
import {
  channelName,
  duration,
  httpsLink,
  identifier,
  oneLine,
  phrase,
  quoted,
  refuse,
  timeOfDay,
  timeRange,
  zoneId,
} from './pack-fields';
import { packPay, packRota } from './pack-rota-schema';

const ranges = z.array(timeRange).max(24);
const weekHours = z.strictObject({ weekdays: ranges, weekends: ranges });

const labelRule = z.strictObject({
  label: oneLine(200),
  anyOf: z.array(oneLine(200)).min(1).max(100),
});

const checklistItem = z.strictObject({
  id: identifier,
  text: oneLine(300),
  hint: oneLine(500).optional(),
  link: httpsLink.optional(),
  command: oneLine(1_000).optional(),
});

const checklist = z.strictObject({
  phase: z.enum(checklistPhases),
  title: oneLine(100),
  due: timeOfDay,
  items: z
    .array(checklistItem)
    .min(1)
    .max(100)
    .superRefine((items, context) => {
      refuseRepeats(context, 'id', items);
    }),
});

const alarms = z
  .strictObject({
    high: z.array(labelRule).min(1).max(100),
    ignore: z.array(oneLine(200)).max(100),
    repeatEvery: duration('30s', '24h'),
    acknowledgeFor: duration('1m', '24h'),
  })
  .transform(({ repeatEvery, acknowledgeFor, ...rest }) => ({
    ...rest,
    repeatEveryMs: repeatEvery,
    acknowledgeForMs: acknowledgeFor,
  }));

export const packSchema: z.ZodType<Pack> = z.strictObject({
  id: identifier,
  name: oneLine(80),
  zone: zoneId,
  division: z.enum(['england-and-wales', 'scotland', 'northern-ireland']),
  hours: z.strictObject({ support: weekHours, dutyOnline: weekHours, onCall: weekHours }),
  channels: z.strictObject({ incidents: channelName, handover: channelName }),
  phrases: z.strictObject({
    declare: phrase('reason', 'impact'),
    lead: phrase(),
    scribe: phrase(),
    resolve: phrase('resolution / plan'),
    logLine: phrase('time', 'kind', 'text'),
  }),
  definition: z.strictObject({
    must: z.array(oneLine(300)).max(20),
    any: z.array(oneLine(300)).max(20),
  }),
  alarms,
  checklists: z
    .array(checklist)
    .min(1)
    .max(10)
    .superRefine((checklists, context) => {
      refuseRepeats(context, 'phase', checklists);
    }),
  rota: packRota,
  pay: packPay.optional().transform((given) => given),
});

function refuseRepeats<K extends string>(
  context: z.RefinementCtx,
  key: K,
  list: readonly Readonly<Record<K, string>>[],
): void {
  const seen = new Set<string>();
  for (const [index, entry] of list.entries()) {
    const value = entry[key];
    if (seen.has(value)) {
      refuse(context, `${quoted(value)} is there twice`, `each ${key} in this list must differ`, [
        index,
        key,
      ]);
    }
    seen.add(value);
  }
}

/** The keys that the pack file may have at a place, for "did you mean". Empty where there is no map. */
export function knownKeys(path: readonly PropertyKey[]): readonly string[] {
  let schema: unknown = unwrap(packSchema);
  for (const step of path) {
    if (schema instanceof z.ZodObject) schema = unwrap(schema.shape[String(step)]);
    else if (schema instanceof z.ZodArray) schema = unwrap(schema.element);
    else return [];
  }
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

function unwrap(schema: unknown): unknown {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return unwrap(schema.unwrap());
  return schema instanceof z.ZodPipe ? unwrap(schema.in) : schema;
}
