import { z } from 'zod';
import { wordsFor } from '../../shared/error-words';
import { type Failure, WatchkeeperError } from '../../shared/errors';
import type { AlarmSource } from '../../shared/nouns/alarm';
import { readPagerDutyAddress } from '../pagerduty-address';
import { callPagerDuty, type PagerDutyAccount } from '../pagerduty-call';
import type { Clock, Fetch } from '../ports';
import { pagerDutyFailure } from './pagerduty-failure';
import { readPagerDutySettings } from './pagerduty-settings';
import { createPagerDutySource } from './pagerduty-source';
import type { NewSource } from './source-register';

export type NewPagerDuty = {
  readonly name: string;
  readonly token: string;
  readonly apiUrl?: string | undefined;
  readonly from?: string | undefined;
  /** Only what is assigned to the person whose key it is. */
  readonly onlyMine?: boolean | undefined;
  readonly serviceIds?: readonly string[] | undefined;
  readonly teamIds?: readonly string[] | undefined;
};

export type AddPagerDutyOptions = {
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Name and key of the PagerDuty sources in use. */
  readonly known: () => Promise<readonly { readonly name: string; readonly token: string | undefined }[]>;
  readonly keep: (source: NewSource, token: string) => Promise<readonly AlarmSource[]>;
};

const oneUser = z.looseObject({ user: z.looseObject({ id: z.string().min(1) }) });
const users = z.looseObject({
  users: z.array(z.looseObject({ id: z.string().min(1), email: z.string().optional() })),
});

/** Asks PagerDuty whose the key is and reads the incidents once; only then the key is kept. */
export function createAddPagerDuty(options: AddPagerDutyOptions) {
  const { fetch, clock, signal } = options;

  return async function addPagerDuty(given: NewPagerDuty): Promise<readonly AlarmSource[]> {
    const name = given.name.trim();
    const refuse: Refuse = (reason) => new WatchkeeperError('source-not-added', { source: name, reason });
    const { token, from, url } = checked(given, refuse);
    const same = (await options.known()).find((known) => known.token === token);
    if (same !== undefined) throw refuse(`it is watched already, as ${same.name}`);

    const account = { token, apiUrl: url, from, fetch, clock, signal };
    const settings = settingsOf(given, from, await findOwnId(name, account, refuse), refuse);
    const reader = createPagerDutySource({
      ...{ name, url, fetch, clock, signal },
      settings: readPagerDutySettings(settings),
      token: () => Promise.resolve(token),
    });
    const first = await reader.read();
    if (first.kind === 'failed') throw refuse(reasonOf(first.failure));
    // The database may be closed by now.
    if (signal.aborted) throw new WatchkeeperError('internal');
    return options.keep({ kind: 'pagerduty', name, url, settings }, token);
  };
}

type Refuse = (reason: string) => WatchkeeperError;

function checked(given: NewPagerDuty, refuse: Refuse) {
  const token = given.token.trim();
  const from = given.from?.trim() || undefined;
  if (/[^\x21-\x7e]/.test(token)) throw refuse('a PagerDuty key is one word of letters, figures and signs');
  if (from !== undefined && !/^[\x21-\x7e]+@[\x21-\x7e]+$/.test(from))
    throw refuse('that is not an e-mail address');
  const address = readPagerDutyAddress(given.apiUrl);
  if (address.kind === 'refused') throw refuse(address.reason);
  return { token, from, url: address.url };
}

function settingsOf(
  { onlyMine = false, serviceIds = [], teamIds = [] }: NewPagerDuty,
  from: string | undefined,
  ownUserId: string | undefined,
  refuse: Refuse,
) {
  if (onlyMine && ownUserId === undefined)
    throw refuse(
      'a key of the whole account has no incidents of its own: use your own key, or watch them all',
    );
  return {
    signIn: 'bearer',
    ...(from === undefined ? {} : { from }),
    ...(ownUserId === undefined ? {} : { ownUserId }),
    userIds: onlyMine ? [ownUserId] : [],
    serviceIds,
    teamIds,
  };
}

/**
 * Whose acknowledgements are ours. A key of the whole account is nobody's: then it is the user in whose name it writes, or
 * undefined.
 */
async function findOwnId(
  name: string,
  account: PagerDutyAccount,
  refuse: Refuse,
): Promise<string | undefined> {
  const me = await callPagerDuty(account, '/users/me');
  if (me.kind === 'answered') return oneUser.safeParse(me.value).data?.user.id;
  const isNobodys = me.kind === 'refused' && [400, 403, 404].includes(me.status);
  if (!isNobodys) throw refuse(reasonOf(pagerDutyFailure(name, me)));
  const { from } = account;
  if (from === undefined) return undefined;
  const found = await callPagerDuty(account, `/users?${new URLSearchParams({ query: from, limit: '100' })}`);
  if (found.kind !== 'answered') throw refuse(reasonOf(pagerDutyFailure(name, found)));
  const isFrom = ({ email }: { readonly email?: string | undefined }) =>
    email?.toLowerCase() === from.toLowerCase();
  const user = users.safeParse(found.value).data?.users.find(isFrom);
  if (user === undefined) throw refuse(`PagerDuty knows no user with the address ${from}`);
  return user.id;
}

function reasonOf(failure: Failure): string {
  return wordsFor(failure).what.replace(/\.$/, '');
}
