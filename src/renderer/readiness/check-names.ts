import type { ReadinessCheckName } from '../../shared/nouns/readiness';

export const checkNames: Readonly<Record<ReadinessCheckName, string>> = {
  notification: 'Test notification',
  sound: 'Sound',
  'alarm-sources': 'Sources of alarms',
  'rota-sources': 'Sources of the rota',
  slack: 'Slack',
  clock: 'Clock',
  keychain: 'Keychain',
  disk: 'Disk',
};

/** Inside a sentence. */
export function checkInSentence(name: ReadinessCheckName): string {
  return name === 'slack' ? checkNames.slack : `the ${checkNames[name].toLowerCase()}`;
}
