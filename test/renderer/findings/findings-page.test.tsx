import { beforeAll, describe, expect, test } from 'vitest';
import type { Finding } from '../../../src/shared/nouns/finding';
import {
  alerts,
  button,
  click,
  during,
  field,
  find,
  memoryStorage,
  press,
  Refusal,
  renderApp,
  settle,
  text,
  type,
} from '../support/render';
import { at, now } from '../support/samples';
import { findingCore } from './finding-core';
import { finding, plan } from './finding-samples';

/** The page is lazy, and its first loading is the slowest. */
beforeAll(() => import('../../../src/renderer/findings/findings-page'));

async function open(
  core: ReturnType<typeof findingCore>['core'],
  hash = '#/findings/finding-1',
  kept = memoryStorage(),
) {
  const app = await renderApp(core, hash, kept);
  for (let turn = 0; turn < 20 && document.querySelector('.findings') === null; turn += 1) await settle();
  await settle();
  return app;
}
const preview = () => find('[data-testid="finding-preview"]').textContent;
const previews = () =>
  [...document.querySelectorAll('[data-testid="finding-preview"]')].map((each) => each.textContent);
const whyFields = () => [...document.querySelectorAll<HTMLTextAreaElement>('.whys textarea')];
const radio = (name: string) => {
  const label = [...document.querySelectorAll('.outcomes label')].find((each) =>
    each.querySelector('b')?.textContent?.includes(name),
  );
  const input = label?.querySelector('input');
  if (input == null) throw new Error(`There is no outcome ${name}`);
  return input;
};
const endButton = () => button(/^End it/);

describe('the list', () => {
  test('has the open ones first, the oldest at the top, and walks with j and k', async () => {
    const ended: Finding = {
      ...finding,
      id: 'ended',
      text: 'it is over',
      state: 'ended',
      end: {
        id: 'e',
        outcomeId: 'noise',
        outcomeName: 'Noise',
        action: '',
        answers: [],
        whys: [],
        conclusion: 'x',
        by: 'Ann',
        at: at(9, 30),
        post: undefined,
        reopened: undefined,
      },
    };
    const later = { ...finding, id: 'later', text: 'later', raisedAt: at(9, 25) };
    const { core } = findingCore({}, { 'findings.list': () => [ended, later, finding] });
    await open(core, '#/findings');
    const rows = [...document.querySelectorAll('.row.finding .what')].map((each) => each.textContent);
    expect(rows).toEqual([
      'two pods restartnobody looks into it yetpractice',
      'laternobody looks into it yetpractice',
      'it is overNoisepractice',
    ]);
    await press('j');
    expect(location.hash).toBe('#/findings/finding-1');
  });

  test('teaches where findings come from while there is none', async () => {
    const { core } = findingCore({}, { 'findings.list': () => [] });
    await open(core, '#/findings');
    expect(find('.teach').textContent).toMatch(/raise a finding from an item of the checklist \(f\)/);
  });
});

describe('looking', () => {
  test('shows the exact words and the channel, posts at a press, and says where it stands', async () => {
    const { core } = findingCore();
    await open(core);
    expect(previews()).toEqual(['I am looking into two pods restart']);
    expect(find('.preview figcaption').textContent).toBe(
      'Exactly this will be posted to #findings in the practice workspace (nobody else sees it)',
    );
    expect(core.askedFor('findings.look')).toEqual([]);
    await click(button('Say that I look into it'));
    expect(core.askedFor('findings.look')).toEqual([{ id: 'finding-1', opId: expect.any(String) }]);
    expect(text()).toMatch(/You look into it since Fri 20 Nov 09:42 GMT/);
    expect(text()).toMatch(/Told in #findings/);
    expect(document.activeElement?.textContent).toBe('Looking');
  });

  test('without a channel says that nothing is posted', async () => {
    const { core } = findingCore({ plan: { ...plan, channel: undefined } });
    await open(core);
    expect(previews()).toEqual([]);
    expect(text()).toMatch(/names no channel for findings/);
    await click(button('I look into it'));
    expect(text()).toMatch(/Posted nowhere: the team pack named no channel/);
  });

  test('a refused post has its way out beside it', async () => {
    const failure = { code: 'slack-not-in-channel', detail: { channel: '#findings' } } as const;
    const post = {
      opId: 'op-1',
      channel: '#findings',
      text: 'x',
      delivery: { state: 'refused', failure },
    } as const;
    const { core } = findingCore(
      { finding: { ...finding, state: 'looking', look: { by: 'Ann', at: now, post } } },
      {
        'outbox.read': () => ({
          posts: [
            {
              opId: 'op-1',
              orderKey: 'finding:finding-1',
              channel: '#findings',
              text: 'x',
              state: 'refused',
              attempts: 1,
              createdAt: now,
              notBeforeAt: undefined,
              failure,
            },
          ],
          stuckSinceAt: now,
        }),
      },
    );
    await open(core);
    expect(find('.told').textContent).toMatch(/is not a member of #findings.*Send again.*Leave out/);
  });
});

describe('the whys', () => {
  test('each asks about the answer before it, Enter goes on, and they save themselves', async () => {
    const { core } = findingCore();
    const { passTime } = await open(core);
    expect(whyFields()).toHaveLength(1);
    const labels = () => [...document.querySelectorAll('.whys label')].map((each) => each.textContent);
    expect(labels()).toEqual(['Why? “two pods restart”']);
    const [first] = whyFields();
    if (first === undefined) throw new Error('no why');
    first.focus();
    await type(first, 'out of memory');
    expect(labels()).toEqual(['Why? “two pods restart”', 'Why? “out of memory”']);
    await press('Enter', {}, first);
    expect(document.activeElement).toBe(whyFields()[1]);
    await passTime();
    expect(core.askedFor('findings.why').at(-1)).toEqual({
      id: 'finding-1',
      position: 0,
      text: 'out of memory',
    });
    expect(find('.whys .due').textContent).toBe('saved');
    expect(find('.whys .count').textContent).toBe('1 of 5');
  });

  test('there are five, and two more if the cause lies deeper', async () => {
    const { core } = findingCore({ finding: { ...finding, whys: ['1', '2', '3', '4', '5', '6', '7'] } });
    await open(core);
    expect(whyFields()).toHaveLength(7);
    expect(find('.whys .count').textContent).toBe('7');
  });

  test('what was typed and not saved is there after a reload, and is saved then', async () => {
    const storage = memoryStorage();
    const { core } = findingCore();
    await open(core, undefined, storage);
    await during(core.cut);
    const [first] = whyFields();
    if (first !== undefined) await type(first, 'a leak');
    const reloaded = findingCore();
    await open(reloaded.core, undefined, storage);
    expect(reloaded.core.askedFor('findings.why')).toEqual([
      { id: 'finding-1', position: 0, text: 'a leak' },
    ]);
    expect(reloaded.kept().whys).toEqual(['a leak']);
  });

  test('a why that cannot be saved says so and stays', async () => {
    const { core } = findingCore(
      {},
      {
        'findings.why': () => {
          throw new Refusal('disk-full');
        },
      },
    );
    const { passTime } = await open(core);
    const [first] = whyFields();
    if (first !== undefined) await type(first, 'a leak');
    await passTime();
    expect(alerts()[0]).toMatch(/^The disk is full/);
    expect(whyFields()[0]?.value).toBe('a leak');
  });
});

describe('the end', () => {
  test('cannot be pressed without an outcome, its follow-up and the conclusion, and says what is missing', async () => {
    const { core } = findingCore();
    await open(core);
    expect(endButton().disabled).toBe(true);
    await click(radio('Noise'));
    const hint = () => find('.finding-detail form .acts .hint').textContent;
    expect(hint()).toBe(
      'Still missing: “Where is the noise removed?” (nothing is written there) and the conclusion.',
    );
    await type(field<HTMLTextAreaElement>('Where is the noise removed?'), 'in the rule');
    await type(field<HTMLTextAreaElement>('Conclusion'), 'It fires at every deploy.');
    expect(endButton().disabled).toBe(false);
    await type(field('The ticket (may be left empty)'), 'ticket 12');
    expect(hint()).toBe('Still missing: “The ticket” (the answer must be an https address).');
    expect(endButton().disabled).toBe(true);
  });

  test('is shown exactly as it will be posted, and by Ctrl Enter it ends', async () => {
    const { core, kept } = findingCore({ finding: { ...finding, whys: ['out of memory'] } });
    await open(core);
    await click(button('Say that I look into it'));
    await click(radio('Undetermined'));
    await type(field('Who decides?'), 'Grace');
    await type(field<HTMLTextAreaElement>('Conclusion'), 'Nobody knows yet.');
    const shown = preview();
    expect(shown).toBe('Outcome: Undetermined\nNobody knows yet.\nWhy: 1. out of memory\nWho decides? Grace');
    field('Who decides?').focus();
    await press('Enter', { ctrlKey: true });
    expect(core.askedFor('findings.end')).toEqual([
      {
        id: 'finding-1',
        endId: expect.any(String),
        outcomeId: 'undetermined',
        answers: [{ id: 'decider', answer: 'Grace' }],
        conclusion: 'Nobody knows yet.',
      },
    ]);
    expect(kept().end?.post?.text).toBe(shown);
    expect(document.activeElement?.textContent).toBe('Undetermined');
    expect(find('.finding-detail').textContent).toMatch(/Undetermined.*Nobody knows yet/s);
  });

  test('saves what was typed last among the whys before it', async () => {
    const { core } = findingCore();
    await open(core);
    const [first] = whyFields();
    if (first !== undefined) await type(first, 'a leak');
    await click(radio('Undetermined'));
    await type(field('Who decides?'), 'Grace');
    await type(field<HTMLTextAreaElement>('Conclusion'), 'So it is.');
    expect(previews().at(-1)).toContain('Why: 1. a leak');
    await click(endButton());
    const asked = core.asked.map(({ name }) => name).filter((name) => /why|end/.test(name));
    expect(asked).toEqual(['findings.why', 'findings.end']);
  });

  test('that was refused keeps every word, and asked again it is the same end', async () => {
    const { core } = findingCore();
    const { 'findings.end': end } = core.answers;
    let isRefused = true;
    core.answers['findings.end'] = (input) => {
      if (isRefused)
        throw new Refusal('follow-up-missing', { question: 'Who decides?', reason: 'nobody is named there' });
      if (end === undefined) throw new Error('no end');
      return end(input);
    };
    await open(core);
    await click(radio('Undetermined'));
    await type(field('Who decides?'), 'Grace');
    await type(field<HTMLTextAreaElement>('Conclusion'), 'So it is.');
    await click(endButton());
    expect(alerts().at(-1)).toMatch(/^This outcome asks “Who decides\?”, and nobody is named there\./);
    expect(field<HTMLTextAreaElement>('Conclusion').value).toBe('So it is.');
    isRefused = false;
    await click(endButton());
    const [one, other] = core.askedFor('findings.end') as { endId: string }[];
    expect(other).toEqual(one);
  });

  test('leads to the declaration where the team says it may be an incident', async () => {
    const raisedFrom = { kind: 'alarm', alarmId: 'alarm-7', name: 'ApiDown' } as const;
    const { core } = findingCore({ finding: { ...finding, raisedFrom } });
    await open(core);
    await click(radio('Noise'));
    expect(document.querySelector('a[href^="#/declare"]')).toBe(null);
    await click(radio('Serious issue'));
    expect(find<HTMLAnchorElement>('.finding-detail a[href^="#/declare"]').getAttribute('href')).toBe(
      '#/declare/alarm-7',
    );
  });

  test('what was chosen and written survives leaving the page and a reload', async () => {
    const storage = memoryStorage();
    await open(findingCore().core, undefined, storage);
    await click(radio('Noise'));
    await type(field<HTMLTextAreaElement>('Where is the noise removed?'), 'in the rule');
    await open(findingCore().core, undefined, storage);
    expect(radio('Noise').checked).toBe(true);
  });
});

test('an ended finding is opened again for a reason, shown as it will be posted', async () => {
  const { core } = findingCore();
  await open(core);
  await click(button('Say that I look into it'));
  await click(radio('Undetermined'));
  await type(field('Who decides?'), 'Grace');
  await type(field<HTMLTextAreaElement>('Conclusion'), 'So it is.');
  await click(endButton());
  await click(button('Open it again'));
  await type(field<HTMLTextAreaElement>('Why is it open again?'), 'it rang\nagain');
  expect(preview()).toBe('Opened again: it rang again');
  await press('Enter', { ctrlKey: true }, field<HTMLTextAreaElement>('Why is it open again?'));
  expect(core.askedFor('findings.reopen')).toEqual([
    { id: 'finding-1', endId: expect.any(String), reason: 'it rang\nagain' },
  ]);
  expect(text()).toMatch(/Before it was opened again 1.*Undetermined.*So it is/s);
  expect(whyFields()).toHaveLength(1);
});

test('a repeated finding says how often, how they ended, and what the team asks then', async () => {
  const repeats = {
    count: 2,
    outcomes: [{ name: 'Intermittent issue', count: 2 }],
    last: [{ id: 'old', text: 'a pod restarts', raisedAt: at(8, 0, 12), outcome: 'Intermittent issue' }],
    escalate: 'Escalate if occurs more times.',
  };
  const { core } = findingCore({ repeats });
  await open(core);
  expect(find('.repeats.asked p').textContent).toBe(
    'Third finding from this item in 30 days: twice “Intermittent issue”. The team’s words for the last one: “Escalate if occurs more times.”',
  );
  expect(find('.repeats li').textContent).toBe('Thu 12 Nov 08:00 GMT a pod restarts (Intermittent issue)');
});

test('hostile words are text wherever they stand', async () => {
  const words = '<img src=x onerror=alert(1)> \u202eevil @channel';
  const { core } = findingCore({ finding: { ...finding, text: words, whys: [words] } });
  await open(core);
  expect(document.querySelector('img')).toBe(null);
  expect(find('h1').textContent).toContain('<img src=x');
  expect(find('h1').textContent).not.toContain('\u202e');
});

test('a finding that another window ended is ended here too', async () => {
  const { core, kept } = findingCore();
  await open(core);
  const end = {
    id: 'e',
    outcomeId: 'noise',
    outcomeName: 'Noise',
    action: '',
    answers: [],
    whys: [],
    conclusion: 'Bo was quicker',
    by: 'Bo',
    at: now,
    post: undefined,
    reopened: undefined,
  };
  await during(() => core.tell('finding.changed', { ...kept(), state: 'ended', end }));
  expect(document.querySelector('.outcomes')).toBe(null);
  expect(text()).toMatch(/Bo was quicker/);
});

test('one that is not there any more says so', async () => {
  const { core } = findingCore(
    {},
    {
      'findings.read': () => {
        throw new Refusal('not-found', { noun: 'finding' });
      },
    },
  );
  await open(core, '#/findings/gone');
  expect(alerts()[0]).toMatch(/^There is no such finding any more/);
});
