import { assertNever } from '../../shared/assert-never';
import type { Announcement } from '../../shared/nouns/announcement';
import type { PromisedUpdate } from '../../shared/nouns/promise';
import { durationWords } from './duration-words';
import { type Line, outside, sentence } from './line';
import type { ShiftTimes } from './shift-times';

/** What is announced, and what became of each update that was promised for it: the next watch owes what is still open. */
export function promiseLines(announcements: readonly Announcement[], times: ShiftTimes): readonly Line[] {
  return [...announcements]
    .sort(
      (a, b) => Number(a.closed !== undefined) - Number(b.closed !== undefined) || a.postedAt - b.postedAt,
    )
    .map((announcement) => [words(announcement, times)]);
}

function words(announcement: Announcement, times: ShiftTimes): string {
  const { title, channel, workspace, postedAt, postedBy, promises, closed, delivery } = announcement;
  const arrival =
    delivery.state === 'sent'
      ? ''
      : delivery.state === 'dropped'
        ? ' (left out)'
        : ' (not in the channel yet)';
  const parts = [
    ...(workspace === 'practice' ? ['Drill.'] : []),
    `Announced ${times.at(postedAt)} in ${outside(channel)} by ${outside(postedBy)}${arrival}: ${sentence(`“${outside(title)}”`)}`,
    ...next(promises, times),
    ...past(promises, times),
    ...(closed === undefined ? [] : [`Ended ${times.at(closed.at)}: ${sentence(closed.reason)}`]),
  ];
  return parts.join(' ');
}

function next(promises: readonly PromisedUpdate[], times: ShiftTimes): readonly string[] {
  const owed = promises.filter(({ state }) => state === 'open' || state === 'handed');
  return owed.length === 0
    ? []
    : [`Updates promised: ${owed.map((promise) => stateWords(promise, times)).join(', ')}.`];
}

function past(promises: readonly PromisedUpdate[], times: ShiftTimes): readonly string[] {
  const settled = promises.filter(({ state }) => state !== 'open' && state !== 'handed');
  return settled.length === 0
    ? []
    : [`Updates before: ${settled.map((promise) => stateWords(promise, times)).join(', ')}.`];
}

function stateWords(promise: PromisedUpdate, times: ShiftTimes): string {
  const { dueAt, state, keptAt, handed, withdrawn } = promise;
  const due = times.at(dueAt);
  switch (state) {
    case 'open':
      return due;
    case 'handed':
      return `${due}, handed to ${outside(handed?.to ?? '')} at ${times.at(handed?.at ?? dueAt)}`;
    case 'missed':
      return `${due} missed and still owed`;
    case 'kept':
      return `${due} kept`;
    case 'kept-late':
      return `${due} kept ${durationWords((keptAt ?? dueAt) - dueAt)} late`;
    case 'withdrawn':
      return `${due} withdrawn (${outside(withdrawn?.reason ?? '')})`;
    default:
      return assertNever(state);
  }
}
