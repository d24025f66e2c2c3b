import { type Failure, toFailure } from '../../shared/errors';
import type { AlarmSource } from '../../shared/nouns/alarm';
import type { ReadinessCheckName } from '../../shared/nouns/readiness';
import type { RotaSource } from '../../shared/nouns/rota';
import { noAnswerInTime, type SlackProbe } from '../courier';
import type { Clock, Logger, Secrets } from '../ports';
import { checkAlarmSources } from './alarm-sources-check';
import { type CheckOutcome, failed } from './check-outcome';
import { checkClock } from './clock-check';
import { checkDisk, freeBytesOf } from './disk-check';
import { inTime } from './in-time';
import { checkKeychain } from './keychain-check';
import { checkRotaSources } from './rota-sources-check';
import { checkSlack } from './slack-check';

export const checkLimitMs = 15_000;

export type CheckedThings = {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly dataFolder: string;
  readonly secretStorage: () => Secrets['storage'];
  /** A Slack token or a source of the rota is in use. */
  readonly keepsSecrets: () => boolean;
  /** Each asked afresh, practice ones included. */
  readonly alarmSources: () => Promise<readonly AlarmSource[]>;
  /** Each read afresh. */
  readonly rotaSources: () => Promise<readonly RotaSource[]>;
  readonly slack: () => Promise<SlackProbe>;
  readonly freeBytes?: (folder: string) => Promise<number>;
};

export type MachineCheckName = Exclude<ReadinessCheckName, 'notification' | 'sound'>;

/** Begins every check that needs no person, side by side. Each answers within the limit, and none rejects. */
export function beginMachineChecks(
  things: CheckedThings,
): readonly { readonly name: MachineCheckName; readonly outcome: Promise<CheckOutcome> }[] {
  const { clock, logger, freeBytes = freeBytesOf } = things;

  function begin(
    name: MachineCheckName,
    whenLate: Failure,
    look: () => CheckOutcome | Promise<CheckOutcome>,
  ) {
    return { name, outcome: inTime(clock, checkLimitMs, look).then(outcomeOf) };

    function outcomeOf(answer: Awaited<ReturnType<typeof inTime<CheckOutcome>>>): CheckOutcome {
      if (answer.kind === 'answered') return answer.value;
      if (answer.kind === 'late') return failed(`no answer within ${checkLimitMs / 1_000} s`, whenLate);
      logger.error('readiness.check-broke', { check: name, error: answer.error });
      return failed('the check itself broke off', toFailure(answer.error));
    }
  }

  /** Asked once for two checks. */
  const probe = inTime(clock, checkLimitMs, things.slack).then((answer): SlackProbe => {
    if (answer.kind === 'answered') return answer.value;
    if (answer.kind === 'late') return { kind: 'failed', failure: slackLate };
    logger.error('readiness.check-broke', { check: 'slack', error: answer.error });
    return { kind: 'failed', failure: toFailure(answer.error) };
  });

  return [
    begin('alarm-sources', broken, async () => checkAlarmSources(await things.alarmSources())),
    begin('rota-sources', broken, async () => checkRotaSources(await things.rotaSources())),
    { name: 'slack', outcome: probe.then(checkSlack) },
    { name: 'clock', outcome: probe.then(checkClock) },
    begin('keychain', broken, () => checkKeychain(things.secretStorage(), things.keepsSecrets())),
    begin('disk', diskLate, () => checkDisk(things.dataFolder, freeBytes)),
  ];
}

const broken: Failure = { code: 'internal', detail: {} };
const slackLate: Failure = { code: 'slack-unreachable', detail: { reason: noAnswerInTime } };
const diskLate: Failure = { code: 'storage-failing', detail: { reason: 'the disk does not answer' } };
