import type { WebClient } from '@slack/web-api';
import type { Names } from './slack-text';

/** The scope by which people's names can be asked for. Without it they stay without a name. */
const namesScope = 'users:read';
/** Nobody waits for more than this with one reading; the rest get their names with a later one. */
const mostAtOnce = 20;

export type PeopleNames = {
  /** A look-up of what is known, that notes who was asked for and is not. */
  readonly names: Names;
  /** Asks Slack who they are, where the token may; true if somebody got a name. */
  learn(scopes: readonly string[] | undefined): Promise<boolean>;
};

/** What people go by, kept as long as the connection. */
export function createPeopleNames(client: WebClient): PeopleNames {
  const known = new Map<string, string>();
  const unknown = new Set<string>();

  async function ask(userId: string): Promise<boolean> {
    unknown.delete(userId);
    try {
      const { user } = await client.users.info({ user: userId });
      const { profile, real_name, name } = user ?? {};
      const told = [profile?.display_name, profile?.real_name, real_name, name].find(
        (each) => typeof each === 'string' && each.trim() !== '',
      );
      if (told !== undefined) known.set(userId, told);
      return told !== undefined;
    } catch {
      // A name is a convenience: the message is there without it, and asked for again with the next reading.
      return false;
    }
  }

  return {
    names(userId) {
      const name = known.get(userId);
      if (name === undefined && /^[UW][A-Z0-9]{2,20}$/.test(userId)) unknown.add(userId);
      return name;
    },
    async learn(scopes) {
      if (scopes?.includes(namesScope) !== true) return false;
      const asked = [...unknown].slice(0, mostAtOnce);
      return (await Promise.all(asked.map(ask))).some(Boolean);
    },
  };
}
