/** The parts of a pack file that hold while an incident goes on, and after it. */
import { z } from 'zod';
import {
  type CommsPlan,
  type IncidentPlan,
  type PackLimits,
  priorities,
} from '../../shared/nouns/pack-process';
import { channelName, duration, emailAddress, httpsLink, identifier } from './pack-fields';
import { dailyChannel, oneLine } from './pack-words';
import { refuse, refuseRepeats } from './refuse';

const lines = z.array(oneLine(500)).max(30);
const names = z.array(oneLine(80)).max(50).default([]);

export const definition = z
  .strictObject({
    must: z.array(oneLine(300)).max(20).describe('An event must be all of these to be an incident.'),
    any: z.array(oneLine(300)).max(20).describe('And any of these.'),
    otherwise: oneLine(300).optional().describe('What to do about an event that is no incident.'),
    notes: z.array(oneLine(800)).max(20).default([]).describe('What the words above mean, with examples.'),
  })
  .describe('What an incident is.');

export const incidentRoles = z
  .array(
    z.strictObject({
      id: identifier.describe('A short name for it that does not change; lead and scribe are known.'),
      name: oneLine(80).describe('What the role is called.'),
      required: z.boolean().default(false).describe('Whether every incident must have it filled.'),
      responsibilities: lines.min(1).describe('What whoever holds it is answerable for.'),
      says: oneLine(300).optional().describe('The exact words by which somebody takes it.'),
    }),
  )
  .max(20)
  .superRefine((list, context) => {
    refuseRepeats(context, 'id', list);
    for (const [index, { id, says }] of list.entries()) {
      if (says === undefined || (id !== 'lead' && id !== 'scribe')) continue;
      refuse(context, 'is said elsewhere already', `the words of the ${id} stand under phrases`, [
        index,
        'says',
      ]);
    }
  })
  .default([])
  .describe('Who does what in an incident.');

export const updateGroups = z
  .array(
    z.strictObject({
      id: identifier.describe('A short name for it that does not change.'),
      name: oneLine(200).describe('Who they are.'),
      people: names.describe('Their names, where they are known.'),
      channels: z.array(channelName).max(20).default([]).describe('The channels that reach them.'),
      emails: z.array(emailAddress).max(20).default([]).describe('The addresses that reach them.'),
      also: z
        .array(oneLine(300))
        .max(20)
        .default([])
        .describe('Other ways, such as the channel of the team that is affected.'),
      postedBy: names.describe('Only these people may post there; without it, anybody.'),
      onlyFor: z.enum(priorities).optional().describe('Told of incidents of this priority only.'),
    }),
  )
  .max(30)
  .superRefine((list, context) => refuseRepeats(context, 'id', list))
  .default([])
  .describe('The people to update while an incident goes on.');

export const priorityPlans = z
  .array(
    z.strictObject({
      id: z.enum(priorities).describe('Which of the two it is.'),
      name: oneLine(80).describe('What the team calls it.'),
      criteria: lines.min(1).describe('Any one of these makes it.'),
      means: oneLine(500).optional().describe('What follows from it.'),
    }),
  )
  .max(priorities.length)
  .superRefine((list, context) => refuseRepeats(context, 'id', list))
  .default([])
  .describe('What makes the priority of an incident.');

const steps = z
  .array(
    z.strictObject({
      text: oneLine(500).describe('What is to be done.'),
      link: httpsLink.optional().describe('Where it is done.'),
    }),
  )
  .max(30)
  .default([]);

export const incidents = z
  .strictObject({
    ownChannel: dailyChannel
      .optional()
      .describe('The name of a channel made for each incident, such as #fire-[yyyy-mm-dd].'),
    whenDeclared: steps.describe('What is to be done beside the declaration.'),
    whenResolved: steps.describe('What is to be done once it is over.'),
  })
  .prefault({})
  .transform((given): IncidentPlan => ({ ...given, ownChannel: given.ownChannel }))
  .describe("The team's steps around an incident.");

export const comms = z
  .strictObject({
    updateEvery: duration('5m', '24h').optional().describe('How often those affected hear of an incident.'),
    advice: lines.default([]).describe('How the team words and sends what it announces.'),
  })
  .prefault({})
  .transform(({ updateEvery, advice }): CommsPlan => ({ updateEveryMs: updateEvery, advice }))
  .describe('How often, and how, people are kept up to date.');

export const limits = z
  .strictObject({
    onCallWork: duration('5m', '24h')
      .optional()
      .describe('How long somebody on call works on an incident out of hours.'),
    afterOnCallWork: lines.default([]).describe('What they do where it is not resolved by then.'),
    supportQuestion: duration('1m', '24h')
      .optional()
      .describe('How long a question may take before it becomes a ticket.'),
    regroupEvery: duration('5m', '24h')
      .optional()
      .describe('How often the team gathers in a high priority incident.'),
  })
  .prefault({})
  .transform(
    ({ onCallWork, afterOnCallWork, supportQuestion, regroupEvery }): PackLimits => ({
      onCallWorkMs: onCallWork,
      afterOnCallWork,
      supportQuestionMs: supportQuestion,
      regroupEveryMs: regroupEvery,
    }),
  )
  .describe('How long things may take.');

export const report = z
  .strictObject({
    headings: z
      .array(
        z.strictObject({
          title: oneLine(100).describe('The heading, exactly as it stands in the report.'),
          hint: oneLine(500).optional().describe('What belongs under it.'),
        }),
      )
      .max(40)
      .superRefine((list, context) => refuseRepeats(context, 'title', list))
      .default([])
      .describe('The headings of an incident report, in order.'),
    publishIn: oneLine(200).optional().describe('Where reports are published.'),
    link: httpsLink.optional().describe('The address of that place.'),
  })
  .prefault({})
  .describe('The form of an incident report.');
