import { describe, expect, test } from 'vitest';
import '../../../src/renderer/commands/command-work';
import type { CommandEnd, CommandsView } from '../../../src/shared/nouns/command';
import {
  alerts,
  button,
  click,
  during,
  find,
  ordinaryCore,
  press,
  Refusal,
  renderApp,
  settle,
  text,
} from '../support/render';
import { at } from '../support/samples';
import { argv, commandRun, ended, list, pod, pods, version, view } from './command-samples';

type Answers = Parameters<typeof ordinaryCore>[0];

async function open(commands: CommandsView, more: Answers = {}) {
  const core = ordinaryCore({ 'checklist.read': () => [list], 'commands.read': () => commands, ...more });
  const app = await renderApp(core);
  // The part of the window that draws commands is loaded when there is one.
  for (let turn = 0; turn < 50 && document.querySelector('.command-work') === null; turn += 1) await settle();
  return { ...app, core };
}

const crashed = pod('api-2', {
  status: 'CrashLoopBackOff',
  ready: '0/1',
  restarts: 12,
  verdict: 'error',
  reasons: ['Container app is waiting, CrashLoopBackOff.'],
  change: 'worse',
});
const words = () =>
  [...document.querySelectorAll('.command-work .argv-word')].map((each) => each.textContent);

describe('an item that runs a command', () => {
  test('shows its words one by one, and runs them by r or by the button', async () => {
    const running = view({ runs: [commandRun({ state: 'running' })] });
    const { core } = await open(view(), { 'commands.run': () => running });
    expect(words()).toEqual([...argv]);
    await press('r');
    expect(core.askedFor('commands.run')).toEqual([{ runId: 'run-1', itemId: 'pods' }]);
    expect(find('.command-line').textContent).toContain('running');
    // While it runs the same key does nothing more.
    await press('r');
    expect(core.askedFor('commands.run')).toHaveLength(1);
  });

  test('can be stopped while it runs', async () => {
    const { core } = await open(ended({ state: 'running' }), {
      'commands.stop': () => ended({ state: 'stopped' }),
    });
    await click(button('Stop it'));
    expect(core.askedFor('commands.stop')).toEqual([{ id: 'command-run-1' }]);
    expect(find('.command-line').textContent).toContain('stopped by hand');
  });

  test('is told of by the core when it has ended', async () => {
    const { core } = await open(ended({ state: 'running' }));
    await during(() => core.tell('command.changed', ended(pods([pod('api-1'), pod('api-2')]))));
    expect(find('.command-line').textContent).toBe('2 pods, all fine09:12');
    expect(button(/^Run again/)).toBeTruthy();
  });

  test('shows only its one line where the hand is not', async () => {
    await open(ended(pods([pod('api-1'), crashed])));
    await press('j');
    expect(find('.command-line').textContent).toBe('2 pods, 1 with an error09:12');
    expect(document.querySelector('.command-work')).toBeNull();
    await press('r');
    expect(text()).not.toContain('Commands of the team pack');
  });

  test('says why it could not be run', async () => {
    await open(view(), {
      'commands.run': () => {
        throw new Refusal('command-not-approved');
      },
    });
    await press('r');
    expect(alerts().join()).toContain('were not approved. Nothing was run.');
  });

  test('of a version that can no longer be read is not run here', async () => {
    const { core } = await open(view({ versions: [] }));
    expect(text()).toContain('a version of the team pack that can no longer be read');
    await press('r');
    expect(core.askedFor('commands.run')).toEqual([]);
  });

  test('asks again for what may be run when a list begins with another version', async () => {
    const { core } = await open(view());
    const before = core.askedFor('commands.read').length;
    await during(() => core.tell('checklist.changed', list));
    expect(core.askedFor('commands.read')).toHaveLength(before);
    await during(() => core.tell('checklist.changed', { ...list, id: 'run-2', packHash: 'other' }));
    expect(core.askedFor('commands.read')).toHaveLength(before + 1);
  });
});

describe('before the pack’s version is approved', () => {
  const unapproved = view({ versions: [version({ approved: undefined })] });

  test('r opens the review: every command of the version, a line for each of its words', async () => {
    const { core } = await open(unapproved, { 'commands.approve': () => view() });
    await press('r');
    expect(core.askedFor('commands.run')).toEqual([]);
    expect(document.activeElement).toBe(find('dialog .review-start'));
    // Wherever its row is moved to when the window gets narrow, it stays in front of the page.
    expect(find('dialog').parentElement).toBe(document.body);
    const lists = [...document.querySelectorAll('dialog .argv-list')].map((each) =>
      [...each.querySelectorAll('li')].map((line) => line.textContent),
    );
    expect(lists).toEqual([[...argv], ['/opt/team/check disk', 'two words', ' $HOME[U+202E]']]);
    await click(button('Approve all 2'));
    expect(core.askedFor('commands.approve')).toEqual([{ packHash: 'hash' }]);
    expect(document.querySelector('dialog')).toBeNull();
    expect(button(/^Run/)).toBeTruthy();
    // Approving is not running.
    expect(core.askedFor('commands.run')).toEqual([]);
  });

  test('it can be left, and a refusal is shown where it was asked', async () => {
    await open(unapproved, {
      'commands.approve': () => {
        throw new Refusal('not-found', { noun: 'version of the pack' });
      },
    });
    await click(button(/^Review commands…/));
    await click(button('Approve all 2'));
    expect(find('dialog [role=alert]').textContent).toContain('no such version of the pack');
    await click(button('Not now'));
    expect(document.querySelector('dialog')).toBeNull();
  });
});

describe('what was found', () => {
  test('is told pod by pod where it is odd, and by owner where it is fine', async () => {
    const fine = [
      pod('api-1'),
      pod('api-3'),
      pod('db-0', { owner: 'db' }),
      pod('alone', { owner: undefined }),
    ];
    await open(ended(pods([crashed, ...fine])));
    expect(find('.odd-pods li').textContent).toBe(
      'api-2 CrashLoopBackOff 0/1 ready 12 restartsworseContainer app is waiting, CrashLoopBackOff.',
    );
    expect(find('.odd-pods svg').getAttribute('aria-label')).toBe('error');
    expect(text()).toContain('The others are fine: api 2, db and alone.');
  });

  test('is compared with the run before', async () => {
    const gone = [
      { key: 'x', namespace: 'my-team', name: 'api-9', status: 'OOMKilled', verdict: 'error' },
      { key: 'y', namespace: 'my-team', name: 'api-8', status: 'Running', verdict: 'fine' },
    ] as const;
    const before = { at: at(8, 30), gone };
    await open(ended(pods([crashed, pod('api-1', { change: 'same' })], { before })));
    expect(text()).toContain(
      'Since the run of 08:30: 1 worse, 1 the same and 2 gone. Gone without being fine: api-9 (OOMKilled).',
    );
  });

  test('does not hide what could not be read, nor what kubectl said beside it', async () => {
    await open(ended(pods([pod('api-1')], { unreadable: ['odd'], others: 2, warnings: ['Warning: old'] })));
    expect(find('.command-line').textContent).toContain('2 pods, 1 that could not be read');
    expect(text()).toContain('1 pod could not be read, so nobody knows how they are: odd');
    expect(text()).toContain('2 entries of the list are no pods.');
    expect(text()).toContain('Warning: old');
  });

  test('of very many odd pods shows the worst first, and the rest at a press', async () => {
    const many = Array.from({ length: 30 }, (_, index) => ({
      ...crashed,
      key: `${index}`,
      name: `api-${index}`,
    }));
    await open(ended(pods(many)));
    expect(document.querySelectorAll('.odd-pods li')).toHaveLength(12);
    await click(button('Show all 30'));
    expect(document.querySelectorAll('.odd-pods li')).toHaveLength(30);
  });

  test('names the namespace where there are several', async () => {
    await open(ended(pods([crashed, pod('x', { namespace: 'other' })])));
    expect(find('.odd-pods b').textContent).toBe('my-team/api-2');
  });

  test.each([
    [{ state: 'not-found' }, 'Install kubectl, or start Watchkeeper from a terminal whose PATH has it.'],
    [{ state: 'timed-out', afterMs: 30_000 }, 'It may have waited for somebody to sign in'],
    [{ state: 'failed', reason: 'ended by SIGSEGV' }, 'Run it again, or look by hand in a terminal.'],
    [
      {
        state: 'ended',
        exitCode: 1,
        reading: {
          kind: 'kubectl-failed',
          trouble: 'forbidden',
          firstLine: 'Error from server (Forbidden): \u202eno',
        },
      },
      'Ask for the right, or check that this is the right cluster.Error from server (Forbidden): [U+202E]no',
    ],
    [pods([]), 'no pods: the namespace is empty or does not exist (kubectl does not tell which)'],
    [
      {
        state: 'ended',
        exitCode: 3,
        reading: { kind: 'text', lines: ['one', 'two'], errorLines: ['oh'], isMore: true },
      },
      'failed (exit code 3)09:12one\ntwoAnd as a warning or an error:ohThis is not all of it.',
    ],
  ] as readonly (readonly [CommandEnd, string])[])('%j has words of its own', async (end, said) => {
    await open(ended(end));
    expect(text()).toContain(said);
  });

  test('becomes a finding, with its words to begin with', async () => {
    await open(ended(pods([crashed, pod('api-1')])));
    await click(button('Raise a finding from it'));
    expect(find<HTMLInputElement>('.inline-entry input').value).toBe(
      'kubectl get pods at 09:12: 2 pods, 1 with an error. api-2 CrashLoopBackOff: Container app is waiting, CrashLoopBackOff.',
    );
  });

  test('that is fine offers no finding', async () => {
    await open(ended(pods([pod('api-1')])));
    expect(text()).not.toContain('Raise a finding from it');
  });
});

describe('the evidence', () => {
  test('is all that was written, in parts where it is long, and says what was not kept', async () => {
    const { core } = await open(ended(pods([pod('api-1')])), {
      'commands.evidence': () => ({
        id: 'command-run-1',
        argv,
        startedAt: at(9, 12),
        output: { text: `${'x'.repeat(49_999)}\u0007`, characters: 60_000 },
        errorOutput: { text: '', characters: 0 },
      }),
    });
    await click(button('All that it wrote'));
    expect(core.askedFor('commands.evidence')).toEqual([{ id: 'command-run-1' }]);
    expect(find('dialog pre').textContent).toHaveLength(40_000);
    expect(text()).toContain('what comes after the first 50,000 was not kept');
    expect(text()).toContain('Warnings and errors: nothing.');
    await click(button('Show more (40,000 of 50,000 characters)'));
    expect(find('dialog pre').textContent?.endsWith('x\u2407')).toBe(true);
    await click(button('Close'));
    expect(document.querySelector('dialog')).toBeNull();
  });

  test('that is not there any more says so', async () => {
    await open(ended(pods([pod('api-1')])), {
      'commands.evidence': () => {
        throw new Refusal('not-found', { noun: 'run of a command' });
      },
    });
    await click(button('All that it wrote'));
    expect(find('dialog [role=alert]').textContent).toContain('no such run of a command');
  });
});
