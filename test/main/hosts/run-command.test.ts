import { readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createCommands } from '../../../src/main/hosts/run-command';
import { temporaryFolder } from '../../support/temporary-folder';
import { waitUntil } from '../../support/wait-until';

const commands = createCommands(process.env);
const limits = { timeLimitMs: 15_000, largestBytes: 1_000_000 };
const node = (script: string, ...rest: readonly string[]) =>
  ({ argv: [process.execPath, '-e', script, ...rest], ...limits }) as const;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** The pid that a script wrote down; it is still there when this answers, or was. */
async function pidIn(file: string): Promise<number> {
  return waitUntil('a pid', () => {
    const pid = Number(readFileSync(file, { encoding: 'utf8', flag: 'a+' }));
    return pid > 0 ? pid : undefined;
  });
}

async function gone(pid: number): Promise<boolean> {
  return waitUntil(`process ${pid} being gone`, () => (isAlive(pid) ? undefined : true));
}

/** A script that starts another one, which writes down its pid and stays; in the group, or out of it. */
const parent = (more: string, options: string) => `
  const { spawn } = require('node:child_process');
  const script = "require('node:fs').writeFileSync(process.argv[1], String(process.pid)); setInterval(() => {}, 1000)";
  const child = spawn(process.execPath, ['-e', script, process.argv[1]], ${options});
  ${more}`;
const untilWritten = `const wait = setInterval(() => {
  if (!require('node:fs').existsSync(process.argv[1])) return;
  clearInterval(wait); child.unref(); console.log('done'); process.exit(3);
}, 20);`;

describe('a program that is run', () => {
  it('answers with its code and both outputs, each whole as UTF-8', async () => {
    const script = "process.stdout.write('für 📟'); process.stderr.write('oh'); process.exitCode = 7";
    expect(await commands.run(node(script))).toEqual({
      kind: 'ended',
      exitCode: 7,
      output: 'für 📟',
      errorOutput: 'oh',
    });
  });

  it('gets its arguments as they are: no shell reads them', async () => {
    const odd = ['two words', '$HOME', '; exit 1', '*', '\'"`', '', '-x', '%PATH%'];
    const outcome = await commands.run(
      node('console.log(JSON.stringify(process.argv.slice(1)))', '--', ...odd),
    );
    expect(outcome).toMatchObject({ kind: 'ended', exitCode: 0 });
    expect(JSON.parse(outcome.kind === 'ended' ? outcome.output : '')).toEqual(odd);
  });

  it('has nobody to ask: what it reads is at its end at once', async () => {
    const script = "process.stdin.on('data', () => {}).on('end', () => console.log('no answer'))";
    expect(await commands.run(node(script))).toMatchObject({ kind: 'ended', output: 'no answer\n' });
  });

  it('has the environment of the host and what was added, in its folder', async () => {
    const folder = temporaryFolder();
    const script = 'console.log([process.env.OURS, process.env.ADDED, process.cwd()].join())';
    const outcome = await createCommands({ ...process.env, OURS: 'a', ADDED: 'before' }).run({
      ...node(script),
      folder,
      environment: { ADDED: 'b' },
    });
    expect(outcome).toMatchObject({ output: `a,b,${folder}\n` });
  });

  it('is looked for on PATH and behind it in the usual folders, and never in a folder that has no full path', async () => {
    const script = 'console.log(process.env.PATH)';
    const run = createCommands({ PATH: ['/first', '.', '', 'bin', '/bin'].join(delimiter) }, [
      '/bin',
      '/last',
    ]);
    expect(await run.run(node(script))).toMatchObject({ output: '/first:/bin:/last\n' });
    const without = createCommands({}, []);
    expect(await without.run({ argv: ['kubectl'], ...limits })).toEqual({ kind: 'not-found' });
    expect(await createCommands({}).run({ argv: ['true'], ...limits })).toMatchObject({ kind: 'ended' });
  });

  it('is told apart when it is missing, or its folder is, or may not be run', async () => {
    const nothing = { argv: ['there-is-no-such-program'], ...limits } as const;
    expect(await commands.run(nothing)).toEqual({ kind: 'not-found' });
    const folder = join(temporaryFolder(), 'gone');
    const missing = { kind: 'failed', reason: 'the program or its folder is missing' };
    expect(await commands.run({ ...node('0'), folder })).toEqual(missing);
    expect(await commands.run({ ...nothing, folder })).toEqual(missing);
    const file = join(temporaryFolder(), 'text');
    writeFileSync(file, 'no program');
    const refused = { kind: 'failed', reason: 'this user may not run it' };
    expect(await commands.run({ argv: [file], ...limits })).toEqual(refused);
  });

  it('that cannot be given its arguments is a failure, not an exception', async () => {
    const nul = await commands.run({ argv: ['true', 'a\u0000b'], ...limits });
    expect(nul).toMatchObject({ kind: 'failed' });
    const long = await commands.run({ argv: ['true', 'x'.repeat(10_000_000)], ...limits });
    expect(long).toEqual({ kind: 'failed', reason: 'its arguments are too long' });
  });

  it('that a signal ended says so', async () => {
    const outcome = await commands.run(node("process.kill(process.pid, 'SIGTERM')"));
    expect(outcome).toEqual({ kind: 'failed', reason: 'ended by SIGTERM' });
  });
});

describe('a program that would not end', () => {
  it('is ended at its time limit, and what it wrote until then is kept', async () => {
    const script = "process.stdout.write('so far'); process.stderr.write('hm'); setInterval(() => {}, 1000)";
    const outcome = await commands.run({ ...node(script), timeLimitMs: 2_000 });
    expect(outcome).toEqual({ kind: 'timed-out', output: 'so far', errorOutput: 'hm' });
  });

  it('even if it will not hear of it', async () => {
    const script =
      "process.on('SIGTERM', () => {}); process.on('SIGINT', () => {}); setInterval(() => {}, 1000)";
    expect(await commands.run({ ...node(script), timeLimitMs: 500 })).toMatchObject({ kind: 'timed-out' });
  });

  it('is ended with what it started', async () => {
    const file = join(temporaryFolder(), 'pid');
    const script = parent('setInterval(() => {}, 1000)', "{ stdio: 'inherit' }");
    const outcome = commands.run({ ...node(script, file), timeLimitMs: 4_000 });
    const pid = await pidIn(file);
    expect(await outcome).toMatchObject({ kind: 'timed-out' });
    expect(await gone(pid)).toBe(true);
  });

  it('is ended when a person stops it, and not begun when that was before', async () => {
    const file = join(temporaryFolder(), 'pid');
    const script =
      "require('node:fs').writeFileSync(process.argv[1], String(process.pid)); setInterval(() => {}, 1000)";
    const stop = new AbortController();
    const outcome = commands.run(node(script, file), stop.signal);
    const pid = await pidIn(file);
    stop.abort();
    expect(await outcome).toEqual({ kind: 'failed', reason: 'it was stopped' });
    expect(await gone(pid)).toBe(true);
    const other = join(temporaryFolder(), 'never');
    const late = await commands.run(
      node("require('node:fs').writeFileSync(process.argv[1], '')", other),
      stop.signal,
    );
    expect(late).toEqual({ kind: 'failed', reason: 'it was stopped' });
    expect(() => readFileSync(other)).toThrow();
  });

  it('is ended when it writes too much, on either output', async () => {
    for (const stream of ['stdout', 'stderr']) {
      const script = `const more = () => process.${stream}.write('x'.repeat(65536), more); more()`;
      expect(await commands.run({ ...node(script), largestBytes: 300_000 })).toEqual({ kind: 'too-large' });
    }
    const all = await commands.run({
      ...node("process.stdout.write('x'.repeat(300000))"),
      largestBytes: 300_000,
    });
    expect(all).toMatchObject({ kind: 'ended', output: 'x'.repeat(300_000) });
  });
});

describe('what a program leaves behind', () => {
  it('does not keep its answer back, even if it holds the outputs open, and is ended', async () => {
    const file = join(temporaryFolder(), 'pid');
    const outcome = await commands.run(node(parent(untilWritten, "{ stdio: 'inherit' }"), file));
    expect(outcome).toEqual({ kind: 'ended', exitCode: 3, output: 'done\n', errorOutput: '' });
    expect(await gone(await pidIn(file))).toBe(true);
  });

  it('is ended where it holds nothing open', async () => {
    const file = join(temporaryFolder(), 'pid');
    const outcome = await commands.run(node(parent(untilWritten, "{ stdio: 'ignore' }"), file));
    expect(outcome).toMatchObject({ kind: 'ended', exitCode: 3 });
    expect(await gone(await pidIn(file))).toBe(true);
  });

  it('that has left the group keeps no answer back, at the end or at the time limit', async () => {
    const options = "{ stdio: 'inherit', detached: true }";
    for (const [more, kind] of [
      [untilWritten, 'ended'],
      ['setInterval(() => {}, 1000)', 'timed-out'],
    ] as const) {
      const file = join(temporaryFolder(), 'pid');
      const outcome = await commands.run({ ...node(parent(more, options), file), timeLimitMs: 4_000 });
      expect(outcome).toMatchObject({ kind });
      process.kill(await pidIn(file), 'SIGKILL');
    }
  });
});
