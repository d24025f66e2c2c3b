import { z } from 'zod';
import type { Failure } from '../../../shared/errors';
import { type Answer, askServer, type FailedAnswer, type Server } from '../alertmanager-request';
import type { OpenedSignIn } from '../opened-sign-in';
import type { SignInHeaders } from '../source-sign-in';

/** A silence as an Alertmanager tells it. */
export type ToldSilence = {
  readonly id: string;
  readonly startsAt: string;
  readonly endsAt: number;
  readonly createdBy: string;
  readonly comment: string;
};

/** What is posted; with `id` a silence is changed, and may get another id. */
export type GivenSilence = {
  readonly id?: string;
  readonly matchers: readonly {
    readonly name: string;
    readonly value: string;
    readonly isRegex: false;
    readonly isEqual: true;
  }[];
  readonly startsAt: string;
  readonly endsAt: string;
  readonly createdBy: string;
  readonly comment: string;
};

/** One server of a source that answered, and what is silenced there now or later. */
export type OpenSilences = {
  readonly kind: 'open';
  readonly told: readonly ToldSilence[];
  /** The id is undefined where the answer had none that can be read: it was taken all the same. */
  put(
    silence: GivenSilence,
  ): Promise<{ readonly kind: 'put'; readonly id: string | undefined } | FailedAnswer>;
  end(id: string): Promise<Failure | undefined>;
  /** The ids of what silences an alert there. */
  silencedBy(alertName: string | undefined, fingerprint: string): Promise<readonly string[] | FailedAnswer>;
};

/** A source that silences can be written to: all of its servers tell each other. */
export type SilenceServers = {
  readonly servers: readonly [Server, ...Server[]];
  readonly signIn: () => Promise<OpenedSignIn>;
};

const toldForm = z.array(
  z.object({
    id: z.string().min(1),
    status: z.object({ state: z.string() }),
    startsAt: z.string(),
    endsAt: z.string(),
    createdBy: z.string().nullish(),
    comment: z.string().nullish(),
  }),
);
const putForm = z.object({ silenceID: z.string().min(1) });
const silencedForm = z.array(
  z.object({
    fingerprint: z.string(),
    status: z.object({ silencedBy: z.array(z.string()).nullish() }).nullish(),
  }),
);

const limits = { timeLimitMs: 10_000, maximumMegabytes: 40 };

/** Asks the servers one after the other until one answers. */
export async function openSilences(source: SilenceServers): Promise<OpenSilences | FailedAnswer> {
  const opened = await source.signIn();
  if (opened.kind === 'failed') return opened;
  let first: FailedAnswer | undefined;
  for (const server of source.servers) {
    const answer = await askServer(server, { ...limits, path: '/silences', headers: opened.headers });
    const told = readAnswer(server, answer, toldForm);
    if (told.kind === 'failed') first ??= told;
    else return openedAt(server, opened.headers, told.value.filter(isLive).map(toTold));
  }
  if (first === undefined) throw new Error('A source without a server was asked');
  return first;
}

function openedAt(server: Server, headers: SignInHeaders, told: readonly ToldSilence[]): OpenSilences {
  const ask = { ...limits, headers };
  return {
    kind: 'open',
    told,
    async put(silence) {
      const act = { method: 'POST', json: JSON.stringify(silence) } as const;
      const answer = await askServer(server, { ...ask, path: '/silences', act });
      if (answer.kind === 'failed') return answer;
      const read = readAnswer(server, answer, putForm);
      return { kind: 'put', id: read.kind === 'failed' ? undefined : read.value.silenceID };
    },
    async end(id) {
      const path = `/silence/${encodeURIComponent(id)}`;
      const answer = await askServer(server, { ...ask, path, act: { method: 'DELETE' } });
      return answer.kind === 'failed' ? answer.failure : undefined;
    },
    async silencedBy(alertName, fingerprint) {
      const filter =
        alertName === undefined ? '' : `?filter=${encodeURIComponent(equals('alertname', alertName))}`;
      const answer = await askServer(server, { ...ask, path: `/alerts${filter}` });
      const read = readAnswer(server, answer, silencedForm);
      if (read.kind === 'failed') return read;
      const found = read.value.find((alert) => alert.fingerprint === fingerprint);
      return found?.status?.silencedBy ?? [];
    },
  };
}

function isLive({ status }: z.infer<typeof toldForm>[number]): boolean {
  return status.state !== 'expired';
}

function toTold({ id, startsAt, endsAt, createdBy, comment }: z.infer<typeof toldForm>[number]): ToldSilence {
  return { id, startsAt, endsAt: Date.parse(endsAt), createdBy: createdBy ?? '', comment: comment ?? '' };
}

/** A matcher as it is written in a filter. */
function equals(label: string, value: string): string {
  const quoted = value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
  return `${label}="${quoted}"`;
}

function readAnswer<T>(
  server: Server,
  answer: Answer,
  form: z.ZodType<T>,
): { readonly kind: 'read'; readonly value: T } | FailedAnswer {
  if (answer.kind === 'failed') return answer;
  const source = server.name;
  let json: unknown;
  try {
    json = JSON.parse(answer.text);
  } catch {
    // What comes instead of JSON is a page that asks to sign in.
    return { kind: 'failed', failure: { code: 'source-sign-in-needed', detail: { source } } };
  }
  const read = form.safeParse(json);
  if (read.success) return { kind: 'read', value: read.data };
  const detail = { source, reason: 'it is not what silences look like' };
  return { kind: 'failed', failure: { code: 'source-unreadable', detail } };
}
