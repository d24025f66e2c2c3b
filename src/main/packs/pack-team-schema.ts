/** The parts of a pack file that say what the team is for, how it is reached, and where its things are. */
import { z } from 'zod';
import type { SupportPlan } from '../../shared/nouns/pack-process';
import { channelName, emailAddress, httpsLink, timeRange } from './pack-fields';
import { oneLine } from './pack-words';
import { refuseRepeats } from './refuse';

const link = z.strictObject({
  name: oneLine(100).describe('What the link is called.'),
  url: httpsLink.describe('Its address, which begins with https://.'),
  note: oneLine(300).optional().describe('What it is good for.'),
});

export const links = z
  .array(link)
  .max(100)
  .default([])
  .describe('What the team opens often: dashboards, logs, boards, the status page.');

export const responsibilities = z
  .array(
    z.strictObject({
      what: oneLine(200).describe('What the person on the watch is answerable for.'),
      why: oneLine(500).describe('Why, or what that means.'),
    }),
  )
  .max(30)
  .default([])
  .describe('What the person on the watch is answerable for, and why.');

export const contacts = z
  .array(
    z.strictObject({
      name: oneLine(100).describe('What this way is called.'),
      email: emailAddress.describe('The address that users write to.'),
      when: oneLine(300).describe('For what, and when, it is meant.'),
      mention: z.array(oneLine(300)).max(20).default([]).describe('What the message should say.'),
    }),
  )
  .max(20)
  .default([])
  .describe('How people outside the team reach it.');

export const channels = z
  .strictObject({
    incidents: channelName.describe('Where incidents are declared and their threads stand.'),
    handover: channelName.describe('Where the handover of a shift is posted.'),
    findings: channelName
      .optional()
      .describe('Where somebody says what they are looking into, and what came of it.'),
    support: channelName.optional().describe('Where users ask for help.'),
    announcements: channelName.optional().describe('Where planned work and incidents are broadcast.'),
    named: z
      .array(
        z.strictObject({
          name: channelName.describe('The channel, as in Slack and in quotes.'),
          purpose: oneLine(300).describe('What it is for.'),
          link: httpsLink.optional().describe('Its address in Slack.'),
        }),
      )
      .max(100)
      .superRefine((list, context) => refuseRepeats(context, 'name', list))
      .default([])
      .describe("Every channel that the team's documents name, with what it is for."),
  })
  .describe("The team's channels.");

const supportFile = z.strictObject({
  periods: z
    .array(
      z.strictObject({
        name: oneLine(100).describe('What the period is called, such as lunch.'),
        hours: timeRange.describe("From when to when, on the clock of the pack's zone."),
      }),
    )
    .max(20)
    // Somebody is nominated for a period by its name.
    .superRefine((list, context) => refuseRepeats(context, 'name', list))
    .default([])
    .describe('The periods of support hours for each of which somebody is nominated.'),
  ticketForms: z
    .array(link)
    .max(10)
    .default([])
    .describe('The forms for a ticket, offered when a question takes too long for the channel.'),
  style: z.array(oneLine(300)).max(20).default([]).describe('How the team answers.'),
});

export const support = supportFile
  .optional()
  .transform((given): SupportPlan => {
    const { periods, ...rest } = given ?? supportFile.parse({});
    return { ...rest, periods: periods.map(({ name, hours }) => ({ name, ...hours })) };
  })
  .describe('How questions of users are answered.');
