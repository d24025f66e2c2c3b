import { dueInWords } from '../../shared/announcements/times-in-words';
import { outside } from '../outside-words';
import type { DesktopNotification } from '../ports';
import type { KeptPromise, NoticeKind } from './promise-rules';

const prefix = 'promise:';

export function promiseKey(id: string): string {
  return `${prefix}${id}`;
}

export function isPromiseKey(key: string): boolean {
  return key.startsWith(prefix);
}

/** `the update promised for 16:00 GMT on “…”` */
export function owedWords(promise: Pick<KeptPromise, 'dueAt' | 'title'>, zone: string, now: number): string {
  return `the update promised for ${dueInWords(zone, promise.dueAt, now)} on “${outside(promise.title)}”`;
}

/** `isUnderWay`: an update is written, and its readers do not have it yet. */
export function promiseNotice(
  promise: KeptPromise,
  kind: NoticeKind,
  facts: { readonly zone: string; readonly now: number; readonly isUnderWay: boolean },
): DesktopNotification {
  const due = dueInWords(facts.zone, promise.dueAt, facts.now);
  const isDue = kind === 'due';
  return {
    key: promiseKey(promise.id),
    title: isDue ? `The update promised for ${due} is due` : `Update promised at ${due}`,
    body: [
      `“${outside(promise.title)}”`,
      facts.isUnderWay
        ? 'Your update is written and not in its channel yet: see what keeps it back.'
        : isDue
          ? `${lateWords(facts.now - promise.dueAt)}Post the update, hand it over, or say why there is none.`
          : 'Write it now, or hand it over.',
    ].join('\n'),
    urgency: isDue ? 'high' : 'low',
    actions: [{ id: 'open', label: 'Open' }],
  };
}

function lateWords(lateMs: number): string {
  const minutes = Math.floor(lateMs / 60_000);
  const hours = Math.floor(minutes / 60);
  if (minutes < 1) return '';
  const length =
    hours < 1 ? `${minutes} min` : minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
  return `Nobody has heard for ${length} since. `;
}
