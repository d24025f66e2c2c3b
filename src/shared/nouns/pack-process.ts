export const priorities = ['high', 'low'] as const;
export type Priority = (typeof priorities)[number];

/** A document or pack that is to be read again from time to time. Dates are `YYYY-MM-DD`. */
export type Review = { readonly reviewedOn: string; readonly dueOn: string | undefined };

/** A text of the team that the pack was written from. */
export type SourceDocument = Review & { readonly name: string; readonly link?: string | undefined };

export type NamedChannel = {
  readonly name: string;
  readonly purpose: string;
  /** https only. */
  readonly link?: string | undefined;
};

/** Where people outside the team reach it. */
export type TeamContact = {
  readonly name: string;
  readonly email: string;
  readonly when: string;
  /** What the message should say. */
  readonly mention: readonly string[];
};

export type RolePlan = {
  readonly id: string;
  readonly name: string;
  /** An incident without anybody in it lacks something. */
  readonly required: boolean;
  readonly responsibilities: readonly string[];
  /** The exact words by which somebody takes it; those of lead and scribe are phrases of their own. */
  readonly says?: string | undefined;
};

/** People to update while an incident goes on. */
export type UpdateGroup = {
  readonly id: string;
  readonly name: string;
  readonly people: readonly string[];
  readonly channels: readonly string[];
  readonly emails: readonly string[];
  /** Ways that are neither a channel nor an address of the pack. */
  readonly also: readonly string[];
  /** Only these people may post there. Empty: anybody. */
  readonly postedBy: readonly string[];
  /** Undefined: for incidents of each priority. */
  readonly onlyFor?: Priority | undefined;
};

/** Texts of several lines. Their gaps stand in curly brackets. */
export type PackTemplates = {
  readonly looking?: string | undefined;
  readonly degradedService?: string | undefined;
  /** Added to the message that said that the service is degraded. */
  readonly resolved?: string | undefined;
  readonly announcement?: string | undefined;
};

export const followUpAnswers = ['text', 'person', 'link'] as const;

/** What a finding that ends in an outcome asks for. */
export type FollowUp = {
  readonly id: string;
  readonly question: string;
  readonly answer: (typeof followUpAnswers)[number];
  readonly required: boolean;
};

/** One way in which a finding can end. */
export type Outcome = {
  readonly id: string;
  readonly name: string;
  readonly action: string;
  readonly offersIncident: boolean;
  readonly followUp: readonly FollowUp[];
};

export type PriorityPlan = {
  readonly id: Priority;
  readonly name: string;
  /** Any one of these makes it. */
  readonly criteria: readonly string[];
  readonly means?: string | undefined;
};

export type KnownIssue = {
  readonly id: string;
  readonly incident: string;
  readonly causes?: string | undefined;
  readonly actions: string;
  readonly risks?: string | undefined;
  /** Found in an alarm's name, labels or text, they bring the issue up. */
  readonly words: readonly string[];
};

export type PackLink = { readonly name: string; readonly url: string; readonly note?: string | undefined };

export type IncidentStep = { readonly text: string; readonly link?: string | undefined };

/** What the team does around an incident, besides its exact words. */
export type IncidentPlan = {
  /** The name of a channel for one incident alone, with `[yyyy-mm-dd]` for its day. */
  readonly ownChannel: string | undefined;
  readonly whenDeclared: readonly IncidentStep[];
  readonly whenResolved: readonly IncidentStep[];
};

export type SupportPlan = {
  /** For each of these somebody is nominated. */
  readonly periods: readonly { readonly name: string; readonly from: string; readonly to: string }[];
  readonly ticketForms: readonly PackLink[];
  readonly style: readonly string[];
};

export type CommsPlan = {
  /** Undefined: as the communications lead decides. */
  readonly updateEveryMs: number | undefined;
  readonly advice: readonly string[];
};

/** Undefined: the team has no such limit. */
export type PackLimits = {
  readonly onCallWorkMs: number | undefined;
  /** What to do where the work is not done by then. */
  readonly afterOnCallWork: readonly string[];
  readonly supportQuestionMs: number | undefined;
  readonly regroupEveryMs: number | undefined;
};

export type ReportForm = {
  readonly headings: readonly { readonly title: string; readonly hint?: string | undefined }[];
  readonly publishIn?: string | undefined;
  readonly link?: string | undefined;
};

/** The part of a team pack that says how the team goes about its work. All of it may be left out of the file. */
export type PackProcess = {
  readonly review: Review | undefined;
  readonly documents: readonly SourceDocument[];
  readonly responsibilities: readonly { readonly what: string; readonly why: string }[];
  readonly contacts: readonly TeamContact[];
  readonly incidentRoles: readonly RolePlan[];
  readonly updateGroups: readonly UpdateGroup[];
  readonly templates: PackTemplates;
  readonly outcomes: readonly Outcome[];
  readonly priorities: readonly PriorityPlan[];
  readonly knownIssues: readonly KnownIssue[];
  readonly links: readonly PackLink[];
  readonly incidents: IncidentPlan;
  readonly support: SupportPlan;
  readonly comms: CommsPlan;
  readonly limits: PackLimits;
  readonly report: ReportForm;
};
