import type { PackProcess } from '../../src/shared/nouns/pack-process';

/** What a pack says of how the team works when its file says nothing of it. */
export const noProcess: PackProcess = {
  review: undefined,
  documents: [],
  responsibilities: [],
  contacts: [],
  incidentRoles: [],
  updateGroups: [],
  templates: {},
  outcomes: [],
  priorities: [],
  knownIssues: [],
  links: [],
  incidents: { ownChannel: undefined, whenDeclared: [], whenResolved: [] },
  support: { periods: [], ticketForms: [], style: [] },
  comms: { updateEveryMs: undefined, advice: [] },
  limits: {
    onCallWorkMs: undefined,
    afterOnCallWork: [],
    supportQuestionMs: undefined,
    regroupEveryMs: undefined,
  },
  report: { headings: [] },
};
