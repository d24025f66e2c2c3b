/** A program and its arguments; there is no shell that would read a line. */
export type Argv = readonly [string, ...string[]];

/** A command of a version of the pack, with the item that asks for it. */
export type PackCommand = { readonly itemId: string; readonly text: string; readonly argv: Argv };

/** A person's word that the commands of one version of a pack may be run. */
export type CommandApproval = {
  readonly packHash: string;
  readonly packName: string;
  readonly by: string;
  readonly at: number;
  /** As they stood in front of the person. */
  readonly commands: readonly PackCommand[];
};

/** A version of the pack that one of today's lists was begun with. */
export type CommandVersion = {
  readonly packHash: string;
  readonly packName: string;
  readonly commands: readonly PackCommand[];
  readonly approved: { readonly by: string; readonly at: number } | undefined;
};

export const podVerdicts = ['error', 'warning', 'note', 'fine'] as const;
export type PodVerdict = (typeof podVerdicts)[number];

/** Against the run of the same command before this one. */
export type PodChange = 'new' | 'worse' | 'better' | 'same';

/** What one pod says of itself. Names, statuses and messages are text from outside. */
export type PodReading = {
  /** The same for as long as the pod lives: its uid, or namespace and name where it has none. */
  readonly key: string;
  readonly namespace: string;
  readonly name: string;
  /** What keeps it: a deployment's name, a job's, a stateful set's. */
  readonly owner: string | undefined;
  /** As the columns of `kubectl get pods` would say it. */
  readonly status: string;
  readonly ready: string;
  readonly restarts: number;
  readonly verdict: PodVerdict;
  /** Why it is not fine: sentences for a person. */
  readonly reasons: readonly string[];
  readonly containers: readonly { readonly name: string; readonly restarts: number }[];
  /** Undefined where there is no run before. */
  readonly change: PodChange | undefined;
};

export type GonePod = Pick<PodReading, 'key' | 'namespace' | 'name' | 'status' | 'verdict'>;

export type PodsReading = {
  readonly kind: 'pods';
  /** Each pod once, the worst first. */
  readonly pods: readonly PodReading[];
  /** Pods in a form that is not known, by name or place: nobody can say how they are. */
  readonly unreadable: readonly string[];
  /** Entries of the list that are no pods. */
  readonly others: number;
  /** The run that this one is compared with: when it was, and the pods that are no longer there. */
  readonly before: { readonly at: number; readonly gone: readonly GonePod[] } | undefined;
  /** What the program said beside its list. */
  readonly warnings: readonly string[];
};

export const kubectlTroubles = [
  'not-signed-in',
  'plugin-missing',
  'forbidden',
  'not-configured',
  'refused',
  'timed-out',
  'unreachable',
  'certificate',
] as const;
export type KubectlTrouble = (typeof kubectlTroubles)[number];

/** What was read from what a command wrote. */
export type CommandReading =
  | PodsReading
  /** `firstLine` is kubectl's own; without `trouble` it is none of the failures that are known. */
  | {
      readonly kind: 'kubectl-failed';
      readonly trouble: KubectlTrouble | undefined;
      readonly firstLine: string;
    }
  /** Any other command, told as it is: the first lines, the rest is in the evidence. */
  | {
      readonly kind: 'text';
      readonly lines: readonly string[];
      readonly errorLines: readonly string[];
      readonly isMore: boolean;
    };

export type CommandEnd =
  | { readonly state: 'running' }
  | { readonly state: 'ended'; readonly exitCode: number; readonly reading: CommandReading }
  /** There is no such program on this machine. */
  | { readonly state: 'not-found' }
  | { readonly state: 'timed-out'; readonly afterMs: number }
  | { readonly state: 'too-large'; readonly megabytes: number }
  | { readonly state: 'failed'; readonly reason: string }
  /** A person stopped it. */
  | { readonly state: 'stopped' }
  /** Watchkeeper ended while it ran, or could not write its end: what came of it is not known. */
  | { readonly state: 'interrupted' };

/** One run of an item's command. */
export type CommandRun = {
  readonly id: string;
  readonly runId: string;
  readonly itemId: string;
  readonly argv: Argv;
  readonly startedBy: string;
  readonly startedAt: number;
  readonly endedAt: number | undefined;
  readonly end: CommandEnd;
};

export type CommandsView = {
  /** Of today's lists. A version that can no longer be read is not among them. */
  readonly versions: readonly CommandVersion[];
  /** Every approval that holds, newest first. */
  readonly approvals: readonly CommandApproval[];
  /** The newest run of each item of today's lists. */
  readonly runs: readonly CommandRun[];
};

/** The newest run of an item's command on one line, for the handover. */
export type ToldCommand = {
  readonly runId: string;
  readonly itemId: string;
  readonly startedAt: number;
  readonly words: string;
};

/** What a run left, as far as it is kept. */
export type CommandEvidence = {
  readonly id: string;
  readonly argv: Argv;
  readonly startedAt: number;
  readonly output: KeptOutput;
  readonly errorOutput: KeptOutput;
};

/** `characters` is how long it was; more than `text` holds means that the end was cut off. */
export type KeptOutput = { readonly text: string; readonly characters: number };
