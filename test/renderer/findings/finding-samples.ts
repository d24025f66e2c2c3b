import type { Finding, FindingPlan, FindingRepeats } from '../../../src/shared/nouns/finding';
import { at } from '../support/samples';

export const finding: Finding = {
  id: 'finding-1',
  shiftId: 'shift-1',
  workspace: 'practice',
  raisedFrom: {
    kind: 'item',
    packId: 'cloud-platform',
    runId: 'run-1',
    itemId: 'a',
    text: 'Item a',
  },
  text: 'two pods restart',
  raisedBy: 'Ann',
  raisedAt: at(9, 18),
  packHash: 'hash',
  state: 'raised',
  look: undefined,
  whys: [],
  end: undefined,
  earlierEnds: [],
  thread: undefined,
};

export const plan: FindingPlan = {
  outcomes: [
    {
      id: 'noise',
      name: 'Noise',
      action: 'Eliminate noise.',
      offersIncident: false,
      followUp: [
        { id: 'removed', question: 'Where is the noise removed?', answer: 'text', required: true },
        { id: 'ticket', question: 'The ticket', answer: 'link', required: false },
      ],
    },
    {
      id: 'serious',
      name: 'Serious issue',
      action: 'Establish how users are impacted.',
      offersIncident: true,
      followUp: [{ id: 'impact', question: 'How are users impacted?', answer: 'text', required: true }],
    },
    {
      id: 'undetermined',
      name: 'Undetermined',
      action: 'Collaborate.',
      offersIncident: false,
      followUp: [{ id: 'decider', question: 'Who decides?', answer: 'person', required: true }],
    },
  ],
  channel: '#findings',
  looking: 'I am looking into {what you are looking into}',
};

export const noRepeats: FindingRepeats = { count: 0, outcomes: [], last: [], escalate: undefined };
