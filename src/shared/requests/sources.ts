import { z } from 'zod';
import type { AlarmSource } from '../nouns/alarm';
import { id, nothing, request, someWords, words } from './shape';
import { givenSignIn } from './sign-in';

export const sourceRequests = {
  'sources.list': request(nothing).returns<readonly AlarmSource[]>(),
  /** An Alertmanager; `replicas` are further addresses of the same cluster. */
  'sources.add': request(
    z.strictObject({
      name: someWords(60),
      url: someWords(400),
      replicas: z.array(someWords(400)).max(7).optional(),
      signIn: givenSignIn.optional(),
    }),
  ).returns<readonly AlarmSource[]>(),
  'sources.replaceSecret': request(z.strictObject({ id, signIn: givenSignIn })).returns<
    readonly AlarmSource[]
  >(),
  /** It is read once before it is kept. `from`: the e-mail address in whose name a key of the whole account writes. */
  'sources.addPagerDuty': request(
    z.strictObject({
      name: someWords(60),
      token: someWords(400),
      apiUrl: words(400).optional(),
      from: words(200).optional(),
      onlyMine: z.boolean().optional(),
      serviceIds: z.array(id).max(50).optional(),
      teamIds: z.array(id).max(50).optional(),
    }),
  ).returns<readonly AlarmSource[]>(),
  'sources.addWebhook': request(z.strictObject({ name: someWords(60) })).returns<readonly AlarmSource[]>(),
  /** With its secret path: for the clipboard of whoever sets the sender up. */
  'sources.webhookAddress': request(z.strictObject({ id })).returns<{ readonly address: string }>(),
  'sources.remove': request(z.strictObject({ id })).returns<readonly AlarmSource[]>(),
  'sources.poll': request(nothing).returns<readonly AlarmSource[]>(),
} as const;
