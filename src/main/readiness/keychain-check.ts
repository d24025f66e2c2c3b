import type { Secrets } from '../ports';
import { type CheckOutcome, failed, notNeeded, passed } from './check-outcome';

const weakness = {
  weak: 'what is kept would be protected by no key of yours',
  memory: 'what is kept is forgotten when Watchkeeper quits',
} as const;

export function checkKeychain(storage: Secrets['storage'], keepsSecrets: boolean): CheckOutcome {
  if (storage === 'keychain') return passed('secrets are kept in the keychain');
  const reason = weakness[storage];
  return keepsSecrets
    ? failed(reason, { code: 'keychain-unavailable', detail: { reason } })
    : notNeeded(`there is no secret to keep; ${reason}`);
}
