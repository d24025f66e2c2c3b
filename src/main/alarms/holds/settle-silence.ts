import { assertNever } from '../../../shared/assert-never';
import type { Failure } from '../../../shared/errors';
import type { FailedAnswer } from '../alertmanager-request';
import type { GivenSilence, OpenSilences, ToldSilence } from './alertmanager-silences';
import type { KeptSilence, SilenceChange } from './silence-store';

/** In the comment at the source, so that a silence whose answer was lost is found again. */
export function markOf(id: string): string {
  return `[Watchkeeper ${id}]`;
}

/** A comment without the mark of whoever of us wrote it. */
export function withoutMark(comment: string): string {
  return comment.replace(/\s*\[Watchkeeper [\w-]{1,64}\]$/, '');
}

export type Settled =
  | { readonly kind: 'settled'; readonly change: SilenceChange }
  /** To be tried again. */
  | { readonly kind: 'failed'; readonly failure: Failure };

/** Ends are told in whole milliseconds, and some servers keep fewer digits. */
const sameEndMs = 1_000;

/**
 * Brings one silence at its source in line with what a person asked for, after what was read there just now. Never writes
 * a second one: what carries its mark is it.
 */
export async function settleSilence(kept: KeptSilence, open: OpenSilences, now: number): Promise<Settled> {
  const [found, ...others] = open.told
    .filter(({ id, comment }) => id === kept.remoteId || comment.endsWith(markOf(kept.id)))
    .sort((a, b) => Number(b.id === kept.remoteId) - Number(a.id === kept.remoteId) || b.endsAt - a.endsAt);
  // A request that was taken for lost may arrive after its successor.
  for (const { id } of others) await open.end(id);
  switch (kept.state) {
    case 'writing':
      return write(kept, found, open, now);
    case 'ending':
      return end(found, open, now);
    case 'written':
      if (found === undefined) return over(now < kept.endsAt ? now : kept.endsAt);
      return settled(writtenAs(found.id, found.endsAt));
    case 'over':
    case 'refused':
      return settled({});
    default:
      return assertNever(kept.state);
  }
}

async function write(
  kept: KeptSilence,
  found: ToldSilence | undefined,
  open: OpenSilences,
  now: number,
): Promise<Settled> {
  if (found !== undefined && Math.abs(found.endsAt - kept.endsAt) < sameEndMs)
    return settled(writtenAs(found.id, kept.endsAt));
  const source = kept.sourceName;
  if (kept.endsAt <= now)
    return over(now, { code: 'source-act-late', detail: { source, reason: 'the silence was to end' } });
  if (found === undefined && kept.remoteId !== undefined)
    return over(now, {
      code: 'source-act-refused',
      detail: { source, reason: 'the silence had ended there' },
    });
  const answer = await open.put(givenOf(kept, found, now));
  if (answer.kind === 'put') return settled(writtenAs(answer.id ?? kept.remoteId, kept.endsAt));
  const status = refusedAs(answer);
  if (status === undefined) return answer;
  const failure: Failure = { code: 'source-act-refused', detail: { source, reason: `HTTP ${status}` } };
  // What was written before goes on as it was.
  return found === undefined
    ? settled({ state: 'refused', failure })
    : settled({ ...writtenAs(found.id, found.endsAt), failure });
}

async function end(found: ToldSilence | undefined, open: OpenSilences, now: number): Promise<Settled> {
  const failure = found === undefined ? undefined : await open.end(found.id);
  // One that has just ended is refused with an error: the next reading tells whether it is still there.
  return failure === undefined ? over(now) : { kind: 'failed', failure };
}

function givenOf(kept: KeptSilence, found: ToldSilence | undefined, now: number): GivenSilence {
  return {
    ...(found === undefined ? {} : { id: found.id }),
    matchers: kept.matchers.map(({ name, value }) => ({ name, value, isRegex: false, isEqual: true })),
    startsAt: found?.startsAt ?? new Date(now).toISOString(),
    endsAt: new Date(kept.endsAt).toISOString(),
    createdBy: kept.author,
    comment: `${kept.comment} ${markOf(kept.id)}`,
  };
}

/** The status of an answer that will not be another one next time. */
function refusedAs({ failure }: FailedAnswer): number | undefined {
  const status = failure.code === 'source-http-error' ? Number(failure.detail.status) : 0;
  return status >= 400 && status < 500 && ![408, 425, 429].includes(status) ? status : undefined;
}

function writtenAs(remoteId: string | undefined, endsAt: number): SilenceChange {
  return { state: 'written', remoteId, endsAt, writtenUntilAt: endsAt, failure: undefined };
}

function over(at: number, failure?: Failure): Settled {
  return settled({ state: 'over', overAt: at, failure });
}

function settled(change: SilenceChange): Settled {
  return { kind: 'settled', change };
}
