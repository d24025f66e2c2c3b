/**
 * What a host supplies. The core knows nothing else of the machine it runs on; tests supply their own.
 */
export interface Clock {
  /** Epoch milliseconds. May jump: the machine sleeps, its clock is set. */
  now(): number;
  /** Runs `task` once, not before `delayMs` from now. The answer cancels it. */
  after(delayMs: number, task: () => void): () => void;
}

export interface Logger {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}
/** Never message text or a secret: ids, codes, counts. */
export type LogFields = Readonly<Record<string, unknown>>;

export type NotificationAction = { readonly id: string; readonly label: string };

/** Title and body are plain text from anywhere: an adapter shows them as text, whatever they begin with or contain. */
export type DesktopNotification = {
  /** A second notification with the same key takes the place of the first. */
  readonly key: string;
  readonly title: string;
  readonly body: string;
  readonly urgency: 'high' | 'low';
  readonly actions: readonly NotificationAction[];
  /** It shall be heard, where the platform lets a program ask for that. */
  readonly sound?: boolean;
};

export type ShowResult =
  | {
      readonly kind: 'shown';
      /** False where nothing a person does to it can be told: no press, no click. */
      readonly isAnswerable?: false;
    }
  | { readonly kind: 'failed'; readonly reason: string };

export type NotificationEvent =
  | { readonly kind: 'action'; readonly key: string; readonly actionId: string }
  /** The body was clicked. */
  | { readonly kind: 'opened'; readonly key: string }
  | { readonly kind: 'closed'; readonly key: string };

/**
 * Native notifications. Promises: `show` never throws, a failure is its answer; an action that a person presses is told
 * once; `withdraw` of an unknown key does nothing.
 */
export interface Notifier {
  readonly actionsWork: boolean;
  show(notification: DesktopNotification): Promise<ShowResult>;
  withdraw(key: string): Promise<void>;
  subscribe(listener: (event: NotificationEvent) => void): () => void;
  close(): Promise<void>;
}

/** Where tokens are kept. Never plain text on disk. */
export interface Secrets {
  readonly storage: 'keychain' | 'weak' | 'memory';
  read(name: string): Promise<string | undefined>;
  write(name: string, secret: string): Promise<void>;
  remove(name: string): Promise<void>;
}

/** Opens an https link outside; refuses everything else with `link-refused`. */
export interface Opener {
  open(url: string): Promise<void>;
}

/** A program and its arguments; never a line for a shell. */
export type Command = {
  readonly argv: readonly [string, ...string[]];
  /** Undefined: the folder of this process. */
  readonly folder?: string | undefined;
  readonly environment?: Readonly<Record<string, string>> | undefined;
  readonly timeLimitMs: number;
  /** Of each of the two outputs. */
  readonly largestBytes: number;
};

export type CommandOutcome =
  | {
      readonly kind: 'ended';
      readonly exitCode: number;
      readonly output: string;
      readonly errorOutput: string;
    }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'timed-out'; readonly output: string; readonly errorOutput: string }
  | { readonly kind: 'too-large' }
  /** It could not be started, or was ended by a signal: why, for a person. */
  | { readonly kind: 'failed'; readonly reason: string };

/**
 * Runs programs of this machine, without a shell. Promises: `run` never throws, what went wrong is its answer; nothing of
 * the command is left running after it has answered, as far as the system allows.
 */
export interface Commands {
  run(command: Command, stop?: AbortSignal): Promise<CommandOutcome>;
}

/** Sleep and wake as the system tells them. A host that is not told leaves it to the core's own tick. */
export interface Power {
  subscribe(listener: (event: 'suspend' | 'resume') => void): () => void;
}

export type Folders = {
  /** Holds the database, its backups, exports and own packs. */
  readonly data: string;
  /** Ships with the product: packs, holidays, icons. */
  readonly resources: string;
};

/** A request to a port of this machine; `path` and `contentType` as they were sent. */
export type LocalRequest = {
  readonly method: string;
  readonly path: string;
  readonly contentType: string;
  /** Undefined when it is larger. Rejects when it is cut short or takes too long. */
  readBody(maximumBytes: number): Promise<string | undefined>;
};

export type Listening = {
  readonly port: number;
  isOpen(): boolean;
  close(): Promise<void>;
};

/**
 * Listens on 127.0.0.1 and nowhere else. Promises: requests whose Host is not this machine are not told of; a caller who
 * dawdles is cut off; the answer is a status with nothing else in it; `listen` rejects when the port is taken.
 */
export interface LocalServer {
  listen(options: {
    /** 0 takes any free port. */
    readonly port: number;
    /** Answers with the status. */
    readonly onRequest: (request: LocalRequest) => Promise<number>;
  }): Promise<Listening>;
}

export type Fetch = typeof globalThis.fetch;

export type Environment = {
  /** WATCHKEEPER_SLACK_API_URL and WATCHKEEPER_SLACK_TOKEN, for machines set up by script. */
  readonly slackApiUrl: string | undefined;
  readonly slackToken: string | undefined;
};

export type Ports = {
  readonly host: 'electron' | 'browser';
  readonly hasTray: boolean;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly notifier: Notifier;
  readonly secrets: Secrets;
  readonly opener: Opener;
  readonly commands: Commands;
  readonly power: Power;
  readonly folders: Folders;
  readonly fetch: Fetch;
  readonly localServer: LocalServer;
  readonly environment: Environment;
};
