/** The parts of a pack file that say what the labels of alarms mean. */
import { z } from 'zod';
import type { AlarmMatch } from '../../shared/nouns/noise';
import { sourceKinds } from '../../shared/nouns/source-kind';
import { duration } from './pack-fields';
import { oneLine } from './pack-words';
import { refuse } from './refuse';

export const labelValues = z.array(oneLine(200)).max(100);

const labelRule = z.strictObject({
  label: oneLine(200).describe('The name of a label.'),
  anyOf: labelValues.min(1).describe('Any of these values fits.'),
});

export const labelRules = z.array(labelRule).max(100);

/** One name, or a list of them. */
export const watchdogNames = z.preprocess(
  (given) => (typeof given === 'string' ? [given] : given),
  z.array(oneLine(200)).min(1).max(20),
);

const sourceRule = z
  .strictObject({
    source: oneLine(60).optional().describe('The name of the source, as in Settings; case does not matter.'),
    kind: z.enum(sourceKinds).optional().describe('All sources of this kind.'),
    low: labelRules.optional().describe('An alarm that fits any of these is low, whatever else it fits.'),
    high: labelRules.optional().describe('An alarm that fits any of these is high.'),
    ignore: labelValues.optional().describe('Names of alerts that are never listed from there.'),
    watchdog: watchdogNames
      .optional()
      .describe('Names of alerts that must always fire there, seen or not: their absence is an alarm.'),
  })
  .superRefine(({ source, kind }, context) => {
    if (source === undefined && kind === undefined)
      refuse(context, 'names no source', 'add source: its name, or kind: alertmanager');
  });

export const sourceRules = z.array(sourceRule).max(50);

export const flapRule = z
  .strictObject({
    changes: z
      .number()
      .int()
      .min(3)
      .max(1_000)
      .describe('So many changes make it flap: each time it fires, and each time it ends.'),
    within: duration('1m', '24h').describe('The time in which they make it flap.'),
    stableAfter: duration('1m', '4h').describe('After so long without a change it is told of again.'),
  })
  .transform(({ changes, within, stableAfter }) => ({
    changes,
    withinMs: within,
    stableAfterMs: stableAfter,
  }));

const alarmMatch = z
  .strictObject({
    label: oneLine(200).optional().describe('The name of a label; it needs anyOf.'),
    anyOf: labelValues.min(1).optional().describe('Any of these values of the label fits.'),
    name: watchdogNames.optional().describe('In the place of a label: names of alerts, any of which fits.'),
  })
  .transform(({ label, anyOf, name }, context): AlarmMatch => {
    if (name !== undefined && label === undefined && anyOf === undefined) return { name };
    if (name === undefined && label !== undefined && anyOf !== undefined) return { label, anyOf };
    refuse(context, 'says neither a label nor a name', 'write label and anyOf, or name alone');
    return z.NEVER;
  });

const expectedEnd = z
  .strictObject({
    match: z.array(alarmMatch).min(1).max(20).describe('All of these must fit.'),
    within: duration('1m', '4h').describe('An alarm that fires for longer is told of like any other.'),
    why: oneLine(300).optional().describe('Shown beside the alarm.'),
  })
  .transform(({ match, within, why }) => ({ match, withinMs: within, why }));

export const expectedEnds = z.array(expectedEnd).max(100);
