import type { TeamContact } from './pack-process';

/** What is known before somebody is called in. */
export type EscalationDraft = {
  /** The secondary now; undefined where there is none, or where it is me. */
  readonly to: string | undefined;
  readonly channel: string;
  /** Whom else to reach, by the team pack. */
  readonly contacts: readonly TeamContact[];
};
