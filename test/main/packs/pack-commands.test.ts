import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { readPack } from '../../../src/main/packs/read-pack';
import { changed, lineOf, problemOf } from './pack-text';

const withRun = (words: readonly string[]) =>
  changed(
    '      - id: high-priority-alarms\n',
    `      - id: command\n        text: A command\n        run: ${JSON.stringify(words)}\n      - id: high-priority-alarms\n`,
  );

function refusal(...words: readonly string[]) {
  const text = withRun(words);
  const { line, reason, hint } = problemOf(text);
  expect(line).toBe(lineOf(text, 'run: ['));
  return `${reason} (${hint})`;
}

function runOf(...words: readonly string[]) {
  const read = readPack('own.yaml', withRun(words));
  if (read.kind !== 'pack') throw new Error(read.problem.reason);
  return read.pack.checklists[0]?.items.find(({ id }) => id === 'command')?.run;
}

describe('a command of an item', () => {
  it.each([
    [['kubectl', 'get', 'pods', '--namespace=my-team-prod', '--output=json']],
    [['kubectl', '--context=live', '--namespace=my-team', 'get', 'pods', '-o', 'json']],
    [['/usr/local/bin/kubectl', 'get', 'pods', '-n', 'my-team', '-owide']],
    [['C:\\Program Files\\Kubernetes\\kubectl.exe', 'version']],
    [['kubectl', 'get', 'pods', '-nmy-team', '-A']],
    [['kubectl', 'logs', 'deploy/api', '--tail=50', '--previous']],
    [['kubectl', 'describe', '-f', 'pod.yaml']],
    [['kubectl', 'auth', 'can-i', 'list', 'pods']],
    [['kubectl', 'config', 'get-contexts', '-o', 'name']],
    [['kubectl', 'config', 'view', '--minify']],
    [['kubectl', 'top', 'pods']],
    [['aws', 'rds', 'describe-db-instances', '--query', 'DBInstances[].{a: b}']],
    [['/opt/team/check replicas', 'one argument with spaces; and $signs | that no shell reads']],
  ])('is read as it stands: %j', (words) => {
    expect(runOf(...words)).toEqual(words);
  });

  it.each([
    ['sh', '-c', 'kubectl get pods | grep -v Running'],
    ['/bin/bash', '-lc', 'x'],
    ['zsh'],
    ['dash'],
    ['fish'],
    ['cmd', '/c', 'dir'],
    ['CMD.EXE', '/c', 'dir'],
    ['C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe', 'x'],
    ['pwsh'],
    ['busybox', 'sh'],
  ])('is never a shell: %s', (...words) => {
    expect(refusal(...words)).toContain(
      'reads lines of commands (there is no shell: write the program and its',
    );
  });

  it.each([
    [['env', '-S', 'kubectl delete pods'], '“env” only starts another program (put the program itself first'],
    [['sudo', 'kubectl', 'get', 'pods'], '“sudo” only starts another program'],
    [['/usr/bin/xargs', 'kubectl'], '“/usr/bin/xargs” only starts another program'],
    [['check.bat'], '“check.bat” is a script of a shell (there is no shell: name a program)'],
    [
      ['kubectl get pods'],
      '“kubectl get pods” is a line, not a program (write the program and each argument',
    ],
    [
      ['./kubectl', 'get', 'pods'],
      '“./kubectl” is a path from nowhere (write its name alone, or its full path)',
    ],
    [['bin\\check.exe'], '“bin\\check.exe” is a path from nowhere'],
    [['--help'], '“--help” is no program (the program comes first, then its arguments)'],
    [[' kubectl', 'get'], 'an entry of “run” begins or ends with a space'],
    [
      ['kubectl', 'get', 'pods', 'a\tb'],
      'an entry of “run” holds a character that cannot be seen (write it without)',
    ],
    [['kubectl', 'get', 'pods\u202edelete'], 'holds a character that cannot be seen'],
    [['kubectl', 'get', 'zero\u200bwidth'], 'holds a character that cannot be seen'],
    [['kubectl', 'get', 'filler\u3164'], 'holds a character that cannot be seen'],
    [['kubectl', 'get', 'variant\ufe0f'], 'holds a character that cannot be seen'],
    [['kubectl', 'get', 'blank\u2800'], 'holds a character that cannot be seen'],
    [['kubectl', 'get', 'two\nlines'], 'an entry of “run” must be one line'],
    [[], '“run” is empty (list at least one)'],
    [['kubectl', ''], 'an entry of “run” is empty (write something)'],
  ])('%j is refused with its reason', (words, reason) => {
    expect(refusal(...words)).toContain(reason);
  });

  it.each([
    [['delete', 'pods', '--all'], '“kubectl delete” does more than read'],
    [['exec', 'pod', '--', 'ls'], '“kubectl exec” does more than read'],
    [['my-plugin'], '“kubectl my-plugin” does more than read'],
    [['GET', 'pods'], '“kubectl GET” does more than read'],
    [['constructor'], '“kubectl constructor” does more than read'],
    [[], 'an entry of “run” has no verb behind kubectl (only what reads is run: get, describe'],
    [['auth', 'reconcile'], '“kubectl auth reconcile” does more than read'],
    [['config', 'set-context', 'x'], '“kubectl config set-context” does more than read'],
    [['config', 'view', '--raw'], '“--raw” shows secrets (take it away)'],
    [['config', 'view', '--raw=true'], '“--raw” shows secrets'],
    [['cluster-info', 'dump'], '“kubectl cluster-info dump” writes files'],
    [['get', 'pods', '--profile=cpu'], '“--profile=cpu” writes files'],
    [
      ['get', 'secrets', '-o', 'json'],
      '“secrets” would be kept as evidence (secrets are not read from here)',
    ],
    [['get', 'pods,Secret'], '“pods,Secret” would be kept as evidence'],
    [['describe', 'secret/api'], '“secret/api” would be kept as evidence'],
    [['get', 'secrets.v1.'], '“secrets.v1.” would be kept as evidence'],
    [['get', '--raw=/api/v1/namespaces/x/secrets'], 'would be kept as evidence'],
    [['get', '--raw', '/api/v1/secrets/y'], 'would be kept as evidence'],
    [['-n', 'get', 'delete', 'pods'], '“-n” stands before the verb (put the verb right behind kubectl'],
    [['--context', 'get', 'delete', 'pods'], '“--context” stands before the verb'],
    [['--', 'delete'], '“--” stands before the verb'],
    [['get', 'pods', '-w'], '“-w” never ends (take it away: a command has to end by itself)'],
    [['get', 'pods', '-Aw'], '“-Aw” never ends'],
    [['get', 'pods', '--watch'], '“--watch” never ends'],
    [['get', 'pods', '--watch=true'], '“--watch=true” never ends'],
    [['get', 'pods', '--watch-only'], '“--watch-only” never ends'],
    [['logs', 'x', '-f'], '“-f” never ends'],
    [['logs', 'x', '-pf'], '“-pf” never ends'],
    [['logs', 'x', '--follow'], '“--follow” never ends'],
    [['get', 'pods', '--namespace=--all-namespaces'], '“--all-namespaces” is not a namespace'],
    [['get', 'pods', '--namespace', '-A'], '“-A” is not a namespace'],
    [['get', 'pods', '-n', 'My_Team'], '“My_Team” is not a namespace (small letters, digits and hyphens'],
    [['get', 'pods', '-nmy.team'], '“my.team” is not a namespace'],
    [['get', 'pods', '-n=..'], '“..” is not a namespace'],
    [['get', 'pods', '-An', '-x'], '“-x” is not a namespace'],
    [['get', 'pods', '-n'], '“” is not a namespace'],
    [['get', 'pods', `--namespace=${'a'.repeat(64)}`], 'is not a namespace'],
  ])('kubectl %j is refused with its reason', (words, reason) => {
    expect(refusal('kubectl', ...words)).toContain(reason);
    expect(refusal('/usr/bin/kubectl', ...words)).toContain(reason);
  });

  it('is a list, not a line', () => {
    const text = withRun(['x']).replace('run: ["x"]', 'run: kubectl get pods');
    expect(problemOf(text).reason).toBe('“run” must be a list, but is text');
  });

  it('names the very word that is wrong', () => {
    const text = withRun(['x']).replace(
      'run: ["x"]',
      stringify({ run: ['kubectl', 'get', 'pods', '--watch'] })
        .trim()
        .replaceAll('\n', '\n        '),
    );
    expect(problemOf(text)).toMatchObject({ line: lineOf(text, '- --watch') });
  });
});
