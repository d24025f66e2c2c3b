import { z } from 'zod';
import { someWords, words } from './shape';

const secret = words(4_000).min(1);

/** How to sign in to a source, as a person gives it; what is secret of it goes to the keychain and nowhere else. */
export const givenSignIn = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('basic'), user: someWords(200), password: secret }),
  z.strictObject({ kind: z.literal('bearer'), token: secret }),
  z.strictObject({
    kind: z.literal('headers'),
    headers: z
      .array(z.strictObject({ name: someWords(100), value: secret }))
      .min(1)
      .max(8),
  }),
]);

export type SignIn = z.infer<typeof givenSignIn>;
