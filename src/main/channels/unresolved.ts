/** Which messages tell of something that fires and that no later message calls resolved. */

type Told = { readonly ts: string; readonly text: string; readonly isApp: boolean };
type Claim = { readonly state: 'firing' | 'resolved'; readonly title: string };

/** Alertmanager's default title: `[FIRING:2] Name group (labels)`, `[RESOLVED] Name group (labels)`. */
const bracketed = /^\W*\[(FIRING(?::\d+)?|RESOLVED)\]\s*(\S.*)$/i;
/** `:warning: title` or `⚠️ title`, and its pair `Resolved: title`, `:white_check_mark: Resolved – title`, `title Resolved`. */
const warning = /^(?::(?:warning|rotating_light|red_circle|fire|x):|⚠️?|🚨|🔴|🔥|❌)\s*(\S.*)$/u;
const resolvedFirst = /^(?::[a-z_+-]+:|[^\p{L}\p{N}[:])*resolved\b[\s:–—-]*(\S.*)$/iu;
const signs = /^(?::[a-z_+-]+:|[^\p{L}\p{N}[:])*/iu;
/** Looked for from its fixed words on: a form with a title before them would be tried at every place of a long ruler. */
const resolvedLast = /(?<=[\s:–—-])(?:is |has been )?resolved[.!]?$/iu;

/**
 * The `ts` of the messages, oldest first, in which something fires without a later "Resolved" of the same title. It goes
 * by the plain forms that monitoring posts and by nothing cleverer: a message that has another form is never named, nor is
 * a person's warning.
 */
export function unresolved(messages: readonly Told[]): ReadonlySet<string> {
  const resolvedLater = new Set<string>();
  const found = new Set<string>();
  for (const { ts, text, isApp } of messages.toReversed()) {
    const claims = claimsIn(text, isApp);
    const isOpen = claims.some(({ state, title }) => state === 'firing' && !resolvedLater.has(title));
    if (isOpen) found.add(ts);
    for (const { state, title } of claims) if (state === 'resolved') resolvedLater.add(title);
  }
  return found;
}

function claimsIn(text: string, isApp: boolean): readonly Claim[] {
  return text.split('\n', 40).flatMap((line) => claimOf(line.slice(0, 500).trim(), isApp) ?? []);
}

function claimOf(line: string, isApp: boolean): Claim | undefined {
  const [, tag, titled] = bracketed.exec(line) ?? [];
  if (tag !== undefined && titled !== undefined) {
    return { state: /^resolved$/i.test(tag) ? 'resolved' : 'firing', title: titleOf(titled) };
  }
  const resolved = resolvedFirst.exec(line)?.[1] ?? titleBeforeResolved(line);
  if (resolved !== undefined) return { state: 'resolved', title: titleOf(resolved) };
  const warned = isApp ? warning.exec(line)?.[1] : undefined;
  return warned === undefined ? undefined : { state: 'firing', title: titleOf(warned) };
}

function titleBeforeResolved(line: string): string | undefined {
  const said = resolvedLast.exec(line);
  if (said === null) return undefined;
  const title = line
    .slice(0, said.index)
    .replace(signs, '')
    .replace(/[\s:–—-]+$/, '');
  return title === '' ? undefined : title;
}

/** Without what Alertmanager adds in brackets, which is another for another number of alerts of the same group. */
function titleOf(text: string): string {
  const title = text.replace(/^[*_~`]+|[*_~`]+$/g, '').trim();
  const group = title.replace(/\s+\(.*\)$/, '');
  return (group === '' ? title : group).replace(/\s+/g, ' ').toLowerCase();
}
