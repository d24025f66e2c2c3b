/** What the app asks for in resources/slack-manifest.yaml, and the bot token must have been given. */
export const neededScopes: readonly string[] = [
  'chat:write',
  'chat:write.public',
  'channels:read',
  'channels:history',
  'groups:read',
  'groups:history',
];

/** `given` is Slack's own header `x-oauth-scopes`; without it nobody knows, and undefined says so. */
export function missingScopes(given: string | null): readonly string[] | undefined {
  if (given === null) return undefined;
  const scopes = new Set(given.split(',').map((scope) => scope.trim()));
  return neededScopes.filter((scope) => !scopes.has(scope));
}
