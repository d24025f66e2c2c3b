import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { Command, CommandOutcome, Commands } from '../../../src/main/ports';
import { endInWords } from '../../../src/shared/command-words';
import { ask, hour } from '../../support/core-under-test';
import { temporaryFolder } from '../../support/temporary-folder';
import { waitUntil } from '../../support/wait-until';
import {
  approve,
  newest,
  now,
  openCommandCore,
  openDesk,
  packText,
  runToEnd,
  writePack,
} from './command-desk';

const script = (text: string, ...rest: readonly string[]) => [process.execPath, '-e', text, ...rest];
const hello = { id: 'hello', argv: script("console.log('hello')") };

/** Programs that end when a test says so. */
function awaitedCommands() {
  const asked: Command[] = [];
  const ends: ((outcome: CommandOutcome) => void)[] = [];
  const commands: Commands = {
    run(command, stop) {
      asked.push(command);
      const { promise, resolve } = Promise.withResolvers<CommandOutcome>();
      ends.push(resolve);
      stop?.addEventListener('abort', () => resolve({ kind: 'failed', reason: 'it was stopped' }));
      return promise;
    },
  };
  const ended = (output: string): CommandOutcome => ({ kind: 'ended', exitCode: 0, output, errorOutput: '' });
  return { commands, asked, end: (output = '') => ends.shift()?.(ended(output)) };
}

const refused = (code: string, detail = {}) => ({ ok: false, error: { code, detail } });

describe('before anything is run', () => {
  it('a person approves the version of the pack, with the exact words of every command in it', async () => {
    const odd = { id: 'odd', argv: ['/opt/check', 'an argument with spaces', '$HOME'] };
    const { core, list, events } = await openDesk([hello, odd]);
    expect(await core.dispatch('commands.run', { runId: list.id, itemId: 'hello' })).toEqual(
      refused('command-not-approved'),
    );
    const before = await ask(core, 'commands.read', {});
    const commands = [
      { itemId: 'hello', text: 'Run hello', argv: hello.argv },
      { itemId: 'odd', text: 'Run odd', argv: odd.argv },
    ];
    expect(before).toEqual({
      versions: [{ packHash: list.packHash, packName: 'Cloud Platform', commands }],
      approvals: [],
      runs: [],
    });
    const after = await approve(core);
    const approved = { by: 'Ada', at: now };
    expect(after).toEqual({
      versions: [{ packHash: list.packHash, packName: 'Cloud Platform', commands, approved }],
      approvals: [{ packHash: list.packHash, packName: 'Cloud Platform', commands, ...approved }],
      runs: [],
    });
    expect(events.filter(({ name }) => name === 'command.changed')).toHaveLength(1);
    expect(await approve(core)).toEqual(after);
    expect(endInWords((await runToEnd(core, list.id, 'hello')).end)).toBe('ended well');
  });

  it('and of that version only: after the smallest change a person is asked again', async () => {
    const { core, data, list, clock } = await openDesk([hello]);
    await approve(core);
    writePack(data, packText([hello], 'a remark'));
    await ask(core, 'packs.reload', {});
    // The list of the morning goes on with the version that it was begun with.
    expect((await runToEnd(core, list.id, 'hello')).end.state).toBe('ended');
    await clock.advance(hour);
    const lists = await ask(core, 'checklist.read', {});
    const later = lists.find(({ packHash }) => packHash !== list.packHash);
    const view = await ask(core, 'commands.read', {});
    expect(later).toBeDefined();
    expect(view.versions.map(({ packHash, approved }) => [packHash, approved?.by])).toEqual([
      [list.packHash, 'Ada'],
      [later?.packHash, undefined],
    ]);
  });

  it('and may take it back: then nothing is run any more, and both acts stay on record', async () => {
    const { core, list, data } = await openDesk([hello]);
    await approve(core);
    await runToEnd(core, list.id, 'hello');
    const view = await ask(core, 'commands.withdraw', { packHash: list.packHash });
    expect(view.approvals).toEqual([]);
    expect(view.versions.map(({ approved }) => approved)).toEqual([undefined]);
    expect(await core.dispatch('commands.run', { runId: list.id, itemId: 'hello' })).toEqual(
      refused('command-not-approved'),
    );
    await approve(core);
    const db = new Database(join(data, 'watchkeeper.sqlite'), { readonly: true });
    const rows = db.prepare('SELECT approved_by, withdrawn_by FROM command_approval ORDER BY number').all();
    db.close();
    expect(rows).toEqual([
      { approved_by: 'Ada', withdrawn_by: 'Ada' },
      { approved_by: 'Ada', withdrawn_by: null },
    ]);
  });

  it('an unknown version, and one without commands, cannot be approved', async () => {
    const { core, list } = await openDesk([]);
    const unknown = refused('not-found', { noun: 'version of the pack' });
    expect(await core.dispatch('commands.approve', { packHash: 'nonsense' })).toEqual(unknown);
    expect(await core.dispatch('commands.approve', { packHash: list.packHash })).toEqual(unknown);
  });
});

describe('a run', () => {
  it('is of what the list was begun with and the person approved, to the letter', async () => {
    const { core, list, data, close } = await openDesk([hello]);
    await approve(core);
    await close();
    const db = new Database(join(data, 'watchkeeper.sqlite'));
    const other = JSON.stringify(script("console.log('hello ')"));
    db.prepare(
      "UPDATE checklist_item SET plan = json_set(plan, '$.run', json(?)) WHERE item_id = 'hello'",
    ).run(other);
    db.close();
    const again = openCommandCore({ data });
    expect(await again.core.dispatch('commands.run', { runId: list.id, itemId: 'hello' })).toEqual(
      refused('command-not-approved'),
    );
  });

  it('is of an item with a command, on a list that there is', async () => {
    const { core, list } = await openDesk([hello]);
    await approve(core);
    for (const [runId, itemId, noun] of [
      ['nonsense', 'hello', 'checklist item'],
      [list.id, 'nonsense', 'checklist item'],
      [list.id, 'high-priority-alarms', 'command'],
    ]) {
      expect(await core.dispatch('commands.run', { runId, itemId })).toEqual(refused('not-found', { noun }));
    }
    // A window cannot say what is run.
    const more = { runId: list.id, itemId: 'hello', argv: ['true'] };
    expect(await core.dispatch('commands.run', more)).toMatchObject({
      ok: false,
      error: { code: 'invalid-request' },
    });
  });

  it('is on disk before its program starts, has its limits, and ends as its program does', async () => {
    const programs = awaitedCommands();
    const data = temporaryFolder();
    let onDisk: unknown;
    const commands: Commands = {
      run(command, stop) {
        const db = new Database(join(data, 'watchkeeper.sqlite'), { readonly: true });
        onDisk = db.prepare('SELECT item_id, started_by, ended_at FROM command_run').all();
        db.close();
        return programs.commands.run(command, stop);
      },
    };
    const { core, list } = await openDesk([hello], { data, commands });
    await approve(core);
    const view = await ask(core, 'commands.run', { runId: list.id, itemId: 'hello' });
    expect(onDisk).toEqual([{ item_id: 'hello', started_by: 'Ada', ended_at: null }]);
    expect(programs.asked).toEqual([
      { argv: hello.argv, timeLimitMs: 30_000, largestBytes: 32 * 1_024 * 1_024 },
    ]);
    expect(view.runs).toMatchObject([
      { itemId: 'hello', argv: hello.argv, startedAt: now, end: { state: 'running' } },
    ]);
    programs.end('one\ntwo\n');
    const run = await waitUntil('the end', async () => {
      const found = await newest(core, 'hello');
      return found?.end.state === 'running' ? undefined : found;
    });
    const reading = { kind: 'text', lines: ['one', 'two'], errorLines: [], isMore: false };
    expect(run?.end).toEqual({ state: 'ended', exitCode: 0, reading });
  });

  it('is one, however often it is pressed while it runs', async () => {
    const programs = awaitedCommands();
    const { core, list } = await openDesk([hello], { commands: programs.commands });
    await approve(core);
    const press = () => ask(core, 'commands.run', { runId: list.id, itemId: 'hello' });
    const ids = (await Promise.all([press(), press(), press()])).map(({ runs }) => runs.map(({ id }) => id));
    expect(programs.asked).toHaveLength(1);
    expect(new Set(ids.flat()).size).toBe(1);
    programs.end();
    await waitUntil('the end', async () =>
      (await newest(core, 'hello'))?.end.state === 'ended' ? true : undefined,
    );
    await press();
    expect(programs.asked).toHaveLength(2);
  });

  it('never comes by itself: not when it failed, not with time', async () => {
    let times = 0;
    const commands: Commands = {
      run() {
        times += 1;
        return Promise.resolve({ kind: 'not-found' });
      },
    };
    const { core, list, clock } = await openDesk([hello], { commands });
    await approve(core);
    await clock.advance(hour);
    expect(times).toBe(0);
    expect((await runToEnd(core, list.id, 'hello')).end).toEqual({ state: 'not-found' });
    await clock.advance(2 * hour);
    expect(times).toBe(1);
  });

  it('is stopped by hand, and its program is gone', async () => {
    const file = join(temporaryFolder(), 'pid');
    writeFileSync(file, '');
    const text =
      "require('node:fs').writeFileSync(process.argv[1], String(process.pid)); setInterval(() => {}, 1000)";
    const { core, list } = await openDesk([{ id: 'long', argv: script(text, file) }]);
    await approve(core);
    const { runs } = await ask(core, 'commands.run', { runId: list.id, itemId: 'long' });
    const pid = await waitUntil('a pid', () => Number(readFileSync(file, 'utf8')) || undefined);
    await ask(core, 'commands.stop', { id: runs[0]?.id ?? '' });
    const end = await waitUntil('the end', async () => {
      const run = await newest(core, 'long');
      return run?.end.state === 'running' ? undefined : run?.end;
    });
    expect(end).toEqual({ state: 'stopped' });
    expect(() => process.kill(pid, 0)).toThrow();
    // It is no fault to be late.
    await ask(core, 'commands.stop', { id: runs[0]?.id ?? '' });
  });

  it('that ran when Watchkeeper ended is ended with it, and told as interrupted ever after', async () => {
    const programs = awaitedCommands();
    const opened = await openDesk([hello], { commands: programs.commands });
    await approve(opened.core);
    await ask(opened.core, 'commands.run', { runId: opened.list.id, itemId: 'hello' });
    await opened.close();
    expect(opened.logger.lines.filter(({ level }) => level === 'error')).toEqual([]);
    const again = openCommandCore({ data: opened.data, at: now + hour, commands: programs.commands });
    const run = await newest(again.core, 'hello');
    expect(run).toMatchObject({ startedAt: now, endedAt: now + hour, end: { state: 'interrupted' } });
    await ask(again.core, 'commands.run', { runId: opened.list.id, itemId: 'hello' });
    expect(programs.asked).toHaveLength(2);
  });

  it.each([
    [{ kind: 'too-large' }, { state: 'too-large', megabytes: 32 }],
    [
      { kind: 'failed', reason: 'ended by SIGSEGV' },
      { state: 'failed', reason: 'ended by SIGSEGV' },
    ],
    [
      { kind: 'timed-out', output: 'so far', errorOutput: '' },
      { state: 'timed-out', afterMs: 30_000 },
    ],
  ] as const)('that ends as %j is told so', async (outcome, end) => {
    const { core, list } = await openDesk([hello], { commands: { run: () => Promise.resolve(outcome) } });
    await approve(core);
    const run = await runToEnd(core, list.id, 'hello');
    expect(run.end).toEqual(end);
    const { output } = await ask(core, 'commands.evidence', { id: run.id });
    expect(output.text).toBe(outcome.kind === 'timed-out' ? 'so far' : '');
  });
});

describe('the evidence of a run', () => {
  it('is all that its program wrote, on both outputs', async () => {
    const argv = script(
      "process.stdout.write('für\\n'.repeat(50000)); process.stderr.write('hm'); process.exitCode = 2",
    );
    const { core, list } = await openDesk([{ id: 'long', argv }]);
    await approve(core);
    const { id, end } = await runToEnd(core, list.id, 'long');
    expect(endInWords(end)).toBe('failed (exit code 2)');
    expect(await ask(core, 'commands.evidence', { id })).toEqual({
      id,
      argv,
      startedAt: now,
      output: { text: 'für\n'.repeat(50_000), characters: 200_000 },
      errorOutput: { text: 'hm', characters: 2 },
    });
  });

  it('says how long it was where its end is not kept', async () => {
    const output = '📟'.repeat(3_000_000);
    const outcome: CommandOutcome = { kind: 'ended', exitCode: 0, output, errorOutput: output };
    const { core, list } = await openDesk([hello], { commands: { run: () => Promise.resolve(outcome) } });
    await approve(core);
    const { id } = await runToEnd(core, list.id, 'hello');
    const evidence = await ask(core, 'commands.evidence', { id });
    expect(evidence.output.characters).toBe(6_000_000);
    expect(output.startsWith(evidence.output.text)).toBe(true);
    expect(evidence.output.text.length).toBe(4_000_000);
    expect(evidence.errorOutput.text.length).toBe(200_000);
    expect(await core.dispatch('commands.evidence', { id: 'nonsense' })).toEqual(
      refused('not-found', { noun: 'run of a command' }),
    );
  });
});

describe('the handover', () => {
  it('tells what came of a command on the item’s line, even of one that is done', async () => {
    const { core, list } = await openDesk([hello, { id: 'bad', argv: script('process.exitCode = 4') }]);
    await approve(core);
    await runToEnd(core, list.id, 'hello');
    await runToEnd(core, list.id, 'bad');
    await ask(core, 'checklist.mark', { runId: list.id, itemId: 'hello', state: 'done' });
    const { sections } = await ask(core, 'handover.read', {});
    const lines = sections.find(({ id }) => id === 'checklist')?.lines ?? [];
    expect(lines).toContain('Done: Run hello. Command at 09:12: ended well.');
    expect(lines).toContain('Open: Run bad. Command at 09:12: failed (exit code 4).');
  });
});
