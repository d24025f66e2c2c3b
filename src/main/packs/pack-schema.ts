/** The YAML form of a team pack, and its way into `Pack`. Strict: an unknown key is a mistake, never a remark. */
import { z } from 'zod';
import { alarmsToTell, checklistPhases, type Pack } from '../../shared/nouns/pack';
import {
  expectedEnds,
  flapRule,
  labelRules,
  labelValues,
  sourceRules,
  watchdogNames,
} from './pack-alarms-schema';
import { runnable } from './pack-command-schema';
import { channelName, duration, httpsLink, identifier, timeOfDay, timeRange, zoneId } from './pack-fields';
import { knownIssues, outcomes, templates } from './pack-findings-schema';
import {
  comms,
  definition,
  incidentRoles,
  incidents,
  limits,
  priorityPlans,
  report,
  updateGroups,
} from './pack-incidents-schema';
import { documents, reviewKeys, reviewOf } from './pack-review';
import { packPay, packRota } from './pack-rota-schema';
import { channels, contacts, links, responsibilities, support } from './pack-team-schema';
import { oneLine, phrase } from './pack-words';
import { refuse, refuseRepeats } from './refuse';

const ranges = z.array(timeRange).max(24);
const weekHours = z.strictObject({
  weekdays: ranges.describe('Ranges on working weekdays, such as "09:00-17:30".'),
  weekends: ranges.describe('Ranges at weekends and on bank holidays.'),
});

const checklistItem = z.strictObject({
  id: identifier.describe('A short name for it that does not change.'),
  text: oneLine(300).describe('What is to be done.'),
  hint: oneLine(500).optional().describe('What to look for.'),
  link: httpsLink.optional().describe('What the item opens.'),
  command: oneLine(1_000).optional().describe('A command to copy; it is never run from here.'),
  run: runnable.optional(),
  channel: channelName.optional().describe('A channel that is read here, from where the last shift ended.'),
  alarms: z.enum(alarmsToTell).optional().describe('The alarms that are told beside the item.'),
});

const checklist = z.strictObject({
  phase: z.enum(checklistPhases).describe('The part of the day.'),
  title: oneLine(100).describe('What the list is called.'),
  due: timeOfDay.describe("When it should be done, on the clock of the pack's zone."),
  items: z
    .array(checklistItem)
    .min(1)
    .max(100)
    .superRefine((items, context) => refuseRepeats(context, 'id', items))
    .describe('What is to be done, in order.'),
});

const alarms = z
  .strictObject({
    high: labelRules.min(1).describe('An alarm that fits any of these is high priority; all others are low.'),
    ignore: labelValues.describe('Names of alerts that only prove that alerting works; never listed.'),
    watchdog: watchdogNames
      .optional()
      .describe('Names of alerts that always fire: where one has been seen, its absence is an alarm.'),
    sources: sourceRules
      .optional()
      .describe('What holds for one source, or for one kind of source, before what holds for all.'),
    repeatEvery: duration('30s', '24h').describe('How soon an alarm that nobody holds pages again.'),
    repeatAtMost: duration('30s', '24h')
      .optional()
      .describe(
        'Each page waits half as long again as the one before, and never longer than this; else 15m.',
      ),
    nudgeAfter: duration('1m', '24h')
      .optional()
      .describe(
        'After this long a high alarm that is nobody’s incident is asked about, once; without it never.',
      ),
    acknowledgeFor: duration('1m', '24h').describe('How long an acknowledgement holds.'),
    flap: flapRule
      .optional()
      .describe(
        'What fires and ends again and again is told of once; else 6 changes within 30m, stable after 15m.',
      ),
    expectResolved: expectedEnds
      .optional()
      .describe('Alarms that usually end by themselves: told of only when they have not within their time.'),
  })
  .superRefine(({ repeatEvery, repeatAtMost }, context) => {
    if (repeatAtMost === undefined || repeatAtMost >= repeatEvery) return;
    refuse(context, 'is shorter than repeatEvery', 'give it at least the same', ['repeatAtMost']);
  })
  .transform(({ repeatEvery, repeatAtMost, nudgeAfter, acknowledgeFor, ...rest }) => ({
    ...rest,
    repeatEveryMs: repeatEvery,
    repeatAtMostMs: repeatAtMost,
    nudgeAfterMs: nudgeAfter,
    acknowledgeForMs: acknowledgeFor,
  }))
  .describe('Which alarms page, and how.');

const checklists = z
  .array(checklist)
  .min(1)
  .max(10)
  .superRefine((list, context) => {
    refuseRepeats(context, 'phase', list);
    if (!list.some(({ phase }) => phase === 'start-of-day')) {
      refuse(context, 'has no list for the start of the day', 'add one with phase: start-of-day');
    }
  })
  .describe('The lists that a shift walks through, one for each part of the day.');

export const packFile = z.strictObject({
  id: identifier.describe('A short name that does not change; an own pack takes the place of a shipped one.'),
  name: oneLine(80).describe("The team's name, as people say it."),
  ...reviewKeys,
  documents,
  zone: zoneId.describe('The time zone of every time of day below, such as Europe/London.'),
  division: z
    .enum(['england-and-wales', 'scotland', 'northern-ireland'])
    .describe('Whose bank holidays count.'),
  responsibilities,
  hours: z
    .strictObject({
      support: weekHours.describe('When questions of users are answered.'),
      dutyOnline: weekHours.describe('When somebody of support is online and ready.'),
      onCall: weekHours.describe('When somebody is on call.'),
    })
    .describe('When the team is there. Ranges end just before their second time.'),
  contacts,
  channels,
  phrases: z
    .strictObject({
      declare: phrase('reason', 'impact').describe('Declares an incident; gaps [reason] and [impact].'),
      lead: phrase().describe('Said by whoever becomes the incident lead.'),
      scribe: phrase().describe('Said by whoever becomes the scribe.'),
      resolve: phrase('resolution / plan').describe('Ends an incident; gap [resolution / plan].'),
      logLine: phrase('time', 'kind', 'text').describe(
        'One line of the log in the thread; gaps [time], [kind] and [text].',
      ),
    })
    .describe('Exact forms of words, posted byte for byte. Only gaps in square brackets are filled in.'),
  definition,
  priorities: priorityPlans,
  alarms,
  incidentRoles,
  updateGroups,
  incidents,
  comms,
  limits,
  support,
  templates,
  outcomes,
  knownIssues,
  links,
  report,
  rota: packRota,
  pay: packPay.optional().transform((given) => given),
  checklists,
});

export const packSchema: z.ZodType<Pack> = packFile
  .superRefine(({ reviewedOn, reviewIn }, context) => {
    if (reviewIn === undefined || reviewedOn !== undefined) return;
    refuse(context, 'has no day to count from', 'add reviewedOn', ['reviewIn']);
  })
  .transform(({ reviewedOn, reviewIn, ...rest }) => ({
    ...rest,
    review: reviewedOn === undefined ? undefined : reviewOf(reviewedOn, reviewIn),
  }));

/** The keys that the pack file may have at a place, for "did you mean". Empty where there is no map. */
export function knownKeys(path: readonly PropertyKey[]): readonly string[] {
  let schema: unknown = unwrap(packFile);
  for (const step of path) {
    if (schema instanceof z.ZodObject) schema = unwrap(schema.shape[String(step)]);
    else if (schema instanceof z.ZodArray) schema = unwrap(schema.element);
    else return [];
  }
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

function unwrap(schema: unknown): unknown {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) {
    return unwrap(schema.unwrap());
  }
  return schema instanceof z.ZodPipe ? unwrap(schema.in) : schema;
}
