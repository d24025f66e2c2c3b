import { assertNever } from '../../shared/assert-never';
import { wordsFor } from '../../shared/error-words';
import type { ReadinessCheck, ReadinessCheckName, ReadinessRun } from '../../shared/nouns/readiness';
import { type Line, outside } from './line';
import type { ShiftTimes } from './shift-times';

/** How the newest check ended: whoever takes over learns whether this machine could be trusted to call. */
export function readinessLine(runs: readonly ReadinessRun[], times: ShiftTimes): Line {
  const newest = runs.toSorted((a, b) => a.begunAt - b.begunAt).at(-1);
  if (newest === undefined) return ['Readiness: not checked'];
  const when = `Readiness at ${times.at(newest.begunAt)}`;
  const failures = newest.checks.filter(({ state }) => state === 'failed').map(failureWords);
  const why = failures.length === 0 ? '' : ` (${failures.join('; ')})`;
  switch (newest.verdict) {
    case 'ready':
      return [`${when}: all well`];
    case 'not-ready':
      return [`${when}: not ready${why}`];
    case 'open':
      return [`${when}: not finished${why}`];
    default:
      return assertNever(newest.verdict);
  }
}

const names: Readonly<Record<ReadinessCheckName, string>> = {
  notification: 'notification',
  sound: 'sound',
  'alarm-sources': 'sources of alarms',
  'rota-sources': 'sources of the rota',
  slack: 'Slack',
  clock: 'clock',
  keychain: 'keychain',
  disk: 'disk',
};

function failureWords({ name, failure }: ReadinessCheck): string {
  const { code, detail } = failure ?? { code: 'internal', detail: {} };
  switch (code) {
    case 'internal':
      return `${names[name]} not checked`;
    case 'notification-not-shown':
      return 'notification not shown';
    case 'notification-not-seen':
      return 'notification not seen';
    case 'sound-not-heard':
      return 'sound not heard';
    case 'clock-wrong':
      return `clock ${detail.seconds} s ${detail.direction} Slack’s`;
    case 'alarm-source-failing':
      return outside(`no answer from ${detail.sources}`);
    case 'rota-source-failing':
      return outside(`rota not known from ${detail.sources}`);
    case 'disk-nearly-full':
      return `disk with ${detail.megabytes} MB left`;
    case 'keychain-unavailable':
      return 'no safe keychain';
    default:
      return outside(wordsFor({ code, detail }).what.replace(/\.$/, ''));
  }
}
