/** The parts of a pack file for what was found: how it may end, what is known already, and what is posted about it. */
import { z } from 'zod';
import { followUpAnswers } from '../../shared/nouns/pack-process';
import { identifier } from './pack-fields';
import { oneLine, paragraph, template } from './pack-words';
import { refuseRepeats } from './refuse';

const followUp = z.strictObject({
  id: identifier.describe('A short name for it that does not change.'),
  question: oneLine(300).describe('What is asked before the finding can end.'),
  answer: z.enum(followUpAnswers).default('text').describe('What the answer is.'),
  required: z.boolean().default(true).describe('Whether the finding can end without it.'),
});

export const outcomes = z
  .array(
    z.strictObject({
      id: identifier.describe('A short name for it that does not change.'),
      name: oneLine(100).describe('What the outcome is called.'),
      action: paragraph(2_000).describe('What the team does about it.'),
      offersIncident: z.boolean().default(false).describe('Whether an incident may have to be declared.'),
      followUp: z
        .array(followUp)
        .min(1)
        .max(10)
        .superRefine((list, context) => refuseRepeats(context, 'id', list))
        .describe('What must be answered before a finding can end so.'),
    }),
  )
  .max(30)
  .superRefine((list, context) => refuseRepeats(context, 'id', list))
  .default([])
  .describe('How a finding can end, and what each end demands.');

export const knownIssues = z
  .array(
    z.strictObject({
      id: identifier.describe('A short name for it that does not change.'),
      incident: paragraph(2_000).describe('What is seen or reported.'),
      causes: paragraph(3_000).optional().describe('What probably causes it.'),
      actions: paragraph(3_000).describe('What to do.'),
      risks: paragraph(1_000).optional().describe('What may go wrong in doing it.'),
      words: z
        .array(oneLine(100))
        .min(1)
        .max(50)
        .describe('Any of these in the name, labels or text of an alarm brings the issue up.'),
    }),
  )
  .max(500)
  .superRefine((list, context) => refuseRepeats(context, 'id', list))
  .default([])
  .describe('What has happened before: causes, actions and risks.');

export const templates = z
  .strictObject({
    looking: template.optional().describe('Posted when somebody begins to look into a finding.'),
    degradedService: template.optional().describe('Posted when users are affected.'),
    resolved: template
      .optional()
      .describe('The lines added to the message of a degraded service when it is over.'),
    announcement: template.optional().describe('Broadcast before planned work, with the times of updates.'),
  })
  .prefault({})
  .describe('Texts of several lines; their gaps stand in curly brackets, such as {the time it started}.');
