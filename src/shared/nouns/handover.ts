import type { Delivery } from './post';

export const handoverSections = [
  'watch',
  'incidents',
  'alarms',
  'findings',
  'support',
  'checklist',
  'planned',
] as const;
export type HandoverSectionId = (typeof handoverSections)[number];

/** One heading: what the app knows, and the person's own words beside it. */
export type HandoverSection = {
  readonly id: HandoverSectionId;
  readonly title: string;
  /** Lines the record gives, Markdown inline. Empty means: nothing to report. */
  readonly lines: readonly string[];
  readonly ownWords: string;
};

/** The draft of a shift: it always exists and fills itself. */
export type HandoverDraft = {
  readonly shiftId: string;
  readonly title: string;
  readonly sections: readonly HandoverSection[];
  readonly markdown: string;
  /** What would be posted now, as plain text: the head of a thread and, when it is long, its answers. */
  readonly messages: readonly string[];
  readonly channel: string;
  /** The last time it was sent, and whether the text has changed since. */
  readonly sent:
    | { readonly at: number; readonly delivery: Delivery; readonly changedSince: boolean }
    | undefined;
};
