import { expect, test, vi } from 'vitest';
import type { Alarm } from '../../../src/shared/nouns/alarm';
import {
  button,
  click,
  during,
  field,
  find,
  ordinaryCore,
  press,
  Refusal,
  renderApp,
  settle,
  text,
  type,
} from '../support/render';
import { alarm, at, now, source } from '../support/samples';
import { withLayout } from './layout';

withLayout();

const hold = {
  id: 'hold-1',
  kind: 'acknowledge',
  by: 'Ann',
  fromAt: now,
  untilAt: at(10, 30),
  via: 'window',
  why: '',
} as const;

/** The newest first. */
const three = [
  alarm('one', { startedAt: at(9, 3), labels: { namespace: 'payments' } }),
  alarm('two', { startedAt: at(9, 2), labels: { namespace: 'velero' } }),
  alarm('three', { startedAt: at(9, 1), labels: { namespace: 'payments' } }),
];

function coreWith(given: readonly Alarm[], more: Parameters<typeof ordinaryCore>[0] = {}) {
  let alarms = given;
  const change = (id: string, changed: Partial<Alarm>) => {
    alarms = alarms.map((each) => (each.id === id ? { ...each, ...changed } : each));
    return alarms.find((each) => each.id === id) ?? alarm(id);
  };
  return ordinaryCore({
    'alarms.list': () => alarms,
    'alarms.acknowledge': ({ id }) => change(id, { hold }),
    'alarms.release': ({ id }) => change(id, { hold: undefined }),
    'alarms.acknowledgeMany': ({ ids }) => ids,
    'alarms.history': ({ alarmIds }) => alarmIds.map((alarmId) => ({ alarmId, hours: Array(24).fill(1) })),
    ...more,
  });
}

async function open(core: ReturnType<typeof ordinaryCore>, hash = '#/alarms') {
  const app = await renderApp(core, hash);
  await vi.waitFor(async () => {
    await settle();
    find('.alarms-page');
  });
  return app;
}

const lines = () => [...document.querySelectorAll('.lines .grid-line')];
const names = () => lines().map((line) => line.querySelector('.name, .group b')?.textContent);
const selected = () => find('.grid-line.sel').querySelector('.name, .group b')?.textContent;
const grid = () => find('.alarm-grid');
const hints = () => [...document.querySelectorAll('.alarm-keys button')].map((each) => each.textContent);
const filter = () => field('Filter');

test('a line tells the state, the name, where, how long and who has it', async () => {
  await open(
    coreWith([
      alarm('one', {
        name: 'DiskFull',
        summary: 'nearly full',
        startedAt: now - 41 * 60_000,
        labels: { namespace: 'payments', service: 'api' },
        hold,
      }),
    ]),
  );
  const [line] = lines();
  expect(line?.querySelector('[role=img]')?.getAttribute('aria-label')).toBe('Held');
  expect([...(line?.querySelectorAll('[role=gridcell]') ?? [])].map((cell) => cell.textContent)).toEqual([
    '',
    'DiskFull high nearly full',
    'payments · api',
    'live',
    '40 min',
    'you until 10:30',
    '',
    '',
  ]);
});

test('an age is never negative, and an alarm that has ended tells how long it fired', async () => {
  await open(
    coreWith([
      alarm('ahead', { startedAt: now + 600_000 }),
      alarm('over', { startedAt: at(9), endedAt: at(9, 7), unseen: true }),
    ]),
  );
  expect([...document.querySelectorAll('.lines .age')].map((cell) => cell.textContent)).toEqual([
    '< 1 min',
    '7 min',
  ]);
  expect(lines()[1]?.querySelector('.standing')?.textContent).toBe('not seen yet · ended 09:07');
});

test('j and k walk, a acknowledges the selected one and u releases it, and it stays selected where it is', async () => {
  const core = coreWith(three);
  await open(core);
  expect(names()).toEqual(['Alarm one', 'Alarm two', 'Alarm three']);
  await press('j');
  expect([selected(), document.activeElement === grid()]).toEqual(['Alarm two', true]);
  expect(document.getElementById(grid().getAttribute('aria-activedescendant') ?? '')).toBe(
    find('.grid-line.sel'),
  );
  await press('a');
  expect(core.askedFor('alarms.acknowledge')).toEqual([{ id: 'two' }]);
  expect(names()).toEqual(['Alarm one', 'Alarm two', 'Alarm three']);
  expect(find('.grid-line.sel').textContent).toContain('you until 10:30');
  expect(hints()).toContain('urelease');
  await press('u');
  expect(core.askedFor('alarms.release')).toEqual([{ id: 'two' }]);
  await press('k');
  expect(selected()).toBe('Alarm one');
  await press('End');
  expect(selected()).toBe('Alarm three');
  await press('Home');
  await press('PageDown');
  expect(selected()).toBe('Alarm three');
});

test('d declares from the selected alarm', async () => {
  await open(coreWith(three));
  await press('j');
  await press('d');
  expect(location.hash).toBe('#/declare/two');
});

test('o opens the runbook that was read here, else the one the source names, else the alarm there', async () => {
  const core = coreWith(
    [
      alarm('here', { startedAt: at(9, 3), runbookUrl: 'https://example.org/book' }),
      alarm('named', {
        startedAt: at(9, 2),
        runbookUrl: 'https://example.org/book',
        link: 'https://a.example',
      }),
      alarm('there', { startedAt: at(9, 1), link: 'https://a.example' }),
      alarm('nowhere', { startedAt: at(9, 0) }),
    ],
    {
      'links.open': () => ({ host: 'example.org' }),
      'alarms.help': () => [
        {
          alarmId: 'here',
          matches: [
            {
              kind: 'runbook',
              runbook: {
                id: 'book-1',
                title: 'Disks',
                path: 'disks.md',
                folderId: 'folder',
                review: undefined,
              },
              why: 'name',
            } as never,
          ],
        },
      ],
    },
  );
  await open(core);
  expect(find('.grid-line.sel .help').textContent).toBe('Runbook: Disks');
  await press('j');
  await press('o');
  await press('j');
  await press('o');
  await press('j');
  expect(hints().join()).not.toContain('open');
  await press('o');
  expect(core.askedFor('links.open')).toEqual([
    { url: 'https://example.org/book' },
    { url: 'https://a.example' },
  ]);
  await press('Home');
  await press('o');
  expect(location.hash).toBe('#/runbooks/book-1');
});

test('what is typed is found at once, what is left out is said, and the words stand in the address', async () => {
  await open(coreWith(three));
  await press('/');
  expect(document.activeElement).toBe(filter());
  await type(filter(), 'ns:payments');
  expect(names()).toEqual(['Alarm one', 'Alarm three']);
  expect(find('.match-count').textContent).toBe('2 match; 1 more does not.');
  await vi.waitFor(() => expect(location.hash).toBe('#/alarms/ns%3Apayments'));
  await type(filter(), 'nothing like it');
  expect(find('.match-count').textContent).toBe('None matches: the filter leaves all 3 out.');
  await press('Escape', {}, filter());
  expect(filter().value).toBe('');
  expect(names()).toHaveLength(3);
  await press('ArrowDown', {}, filter());
  expect(document.activeElement).toBe(grid());
});

test('a filter in the address is taken, and the way to all alarms empties it', async () => {
  await open(coreWith(three), '#/alarms/ns%3Avelero');
  expect([filter().value, names()]).toEqual(['ns:velero', ['Alarm two']]);
  await during(() => {
    location.hash = '#/alarms';
    dispatchEvent(new Event('hashchange'));
  });
  expect(names()).toHaveLength(3);
});

test('keys that are typed into the filter do nothing else', async () => {
  const core = coreWith(three);
  await open(core);
  await press('/');
  await press('a', {}, filter());
  await press('d', {}, filter());
  expect(core.askedFor('alarms.acknowledge')).toEqual([]);
  expect(location.hash).toBe('#/alarms');
});

test('the space bar marks, a acknowledges all that are marked and still shown, and then none is', async () => {
  const core = coreWith(three);
  await open(core);
  await press('j');
  await press(' ');
  await press('j');
  await press(' ');
  expect(find('.match-count').textContent).toBe(' 2 alarms marked.');
  expect(lines().map((line) => line.getAttribute('aria-selected'))).toEqual(['false', 'true', 'true']);
  await type(filter(), 'ns:payments');
  expect(hints()[0]).toBe('aacknowledge 1 marked');
  await during(() => grid().focus());
  await press('a');
  expect(core.askedFor('alarms.acknowledgeMany')).toEqual([{ ids: ['three'] }]);
  expect(find('.match-count').textContent).toBe('2 match; 1 more does not.');
});

test('groups of a label tell their counts, fold, and are acknowledged by those members that were there', async () => {
  const core = coreWith(three);
  await open(core);
  const choice = find<HTMLSelectElement>('.group-by select');
  await during(() => {
    choice.value = 'namespace';
    choice.dispatchEvent(new Event('change', { bubbles: true }));
  });
  expect(names()).toEqual(['payments', 'Alarm one', 'Alarm three', 'velero', 'Alarm two']);
  expect(grid().getAttribute('role')).toBe('treegrid');
  expect(lines()[0]?.textContent).toBe('payments2 alarms, 2 need you');
  await during(() => grid().focus());
  await press('Home');
  await press('ArrowLeft');
  expect(names()).toEqual(['payments', 'velero', 'Alarm two']);
  await press('Enter');
  expect(names()).toHaveLength(5);
  // One that comes while the key is pressed is not covered.
  await during(() =>
    core.tell('alarms.changed', [...three, alarm('late', { labels: { namespace: 'payments' } })]),
  );
  await press('a');
  expect(core.askedFor('alarms.acknowledgeMany')).toEqual([{ ids: ['one', 'three'] }]);
});

test('under a hand that works nothing moves: what is new is told, and comes in when asked or later', async () => {
  const core = coreWith(three);
  const { stores } = await open(core);
  await press('j');
  const more = [...three, alarm('new', { startedAt: at(9, 30) }), alarm('old', { startedAt: at(8) })];
  await during(() => core.tell('alarms.changed', more));
  expect([names(), selected()]).toEqual([['Alarm one', 'Alarm two', 'Alarm three'], 'Alarm two']);
  expect(find('.new-above').textContent).toBe('1 new above, 1 new below Show');
  await click(button('Show'));
  expect([names()[0], names().length, selected()]).toEqual(['Alarm new', 5, 'Alarm two']);
  await press('k');
  await during(() => core.tell('alarms.changed', three));
  expect(names()).toHaveLength(5);
  await during(() => stores.clock.setState({ now: now + 3_000 }));
  expect([names(), selected()]).toEqual([['Alarm one', 'Alarm two', 'Alarm three'], 'Alarm one']);
  expect(find('.new-above').textContent).toBe('');
});

test('a list that nobody has touched has its first row selected, whatever comes; afterwards the alarm stays it', async () => {
  const core = coreWith(three);
  const { stores } = await open(core);
  await during(() => core.tell('alarms.changed', [...three, alarm('new', { startedAt: at(9, 30) })]));
  expect(selected()).toBe('Alarm new');
  await press('a');
  await during(() => stores.clock.setState({ now: now + 3_000 }));
  await during(() => core.tell('alarms.changed', [...three, alarm('new', { startedAt: at(9, 30), hold })]));
  expect([names()[3], selected()]).toEqual(['Alarm new', 'Alarm new']);
});

test('a row that stays under the hand shows its alarm as it is now', async () => {
  const core = coreWith(three);
  await open(core);
  await press('j');
  await during(() =>
    core.tell(
      'alarms.changed',
      three.map((each) => (each.id === 'three' ? { ...each, hold: { ...hold, by: 'Bob' } } : each)),
    ),
  );
  expect(lines()[2]?.querySelector('.standing')?.textContent).toBe('Bob until 10:30');
});

test('Enter shows everything about the selected one, which follows the selection, and Escape closes it', async () => {
  const core = coreWith(three.map((each) => ({ ...each, annotations: { description: `about ${each.id}` } })));
  await open(core);
  await during(() => grid().focus());
  await press('Enter');
  expect(find('.alarm-pane').textContent).toContain('about one');
  await press('j');
  expect(find('.alarm-pane').textContent).toContain('about two');
  await press('Enter');
  expect(document.activeElement?.textContent).toBe('Alarm two');
  await press('Escape');
  expect(document.querySelector('.alarm-pane')).toBe(null);
  expect(document.activeElement).toBe(grid());
});

test('v asks for the verdict on one that somebody had, and a digit gives it', async () => {
  const core = coreWith([alarm('one', { hold })], { 'alarms.judge': ({ id }) => alarm(id, { hold }) });
  await open(core);
  await during(() => grid().focus());
  await press('v');
  await press('2');
  expect(core.askedFor('alarms.judge')).toEqual([{ id: 'one', verdict: 'not-actionable' }]);
});

test('a press of the pointer selects and shows', async () => {
  await open(coreWith(three));
  const [, , third] = lines();
  if (!(third instanceof HTMLElement)) throw new Error('no third line');
  await click(third);
  expect([selected(), find('.alarm-pane h2').textContent]).toEqual(['Alarm three', 'Alarm three']);
});

test('Open on a notification shows an alarm that the Watch page has no room for, whatever the filter says', async () => {
  const many = Array.from({ length: 60 }, (_, index) =>
    alarm(`many-${index}`, { startedAt: at(9) - index * 60_000 }),
  );
  const core = coreWith(many);
  await renderApp(core, '#/watch');
  expect(find('.all-alarms').textContent).toContain('20 more are not shown here. All alarms');
  await during(() => core.tell('alarm.opened', { alarmId: 'many-55' }));
  expect(location.hash).toBe('#/alarms');
  await vi.waitFor(async () => {
    await during(() => dispatchEvent(new Event('hashchange')));
    expect(find('.alarm-pane h2').textContent).toBe('Alarm many-55');
  });
  await type(filter(), 'many-3');
  await during(() => core.tell('alarm.opened', { alarmId: 'many-44' }));
  expect(find('.alarm-pane h2').textContent).toBe('Alarm many-44');
  expect(filter().value).toBe('');
});

test('of thousands of alarms only those in sight are drawn, and the list says how many there are', async () => {
  const many = Array.from({ length: 5_000 }, (_, index) => alarm(`many-${index}`));
  await open(coreWith(many));
  expect(lines().length).toBeLessThan(60);
  expect(grid().getAttribute('aria-rowcount')).toBe('5001');
  expect(lines()[3]?.getAttribute('aria-rowindex')).toBe('5');
  expect(find('h1').textContent).toBe('Alarms 5,000 firing');
});

test('only rows in sight count as seen', async () => {
  const many = Array.from({ length: 200 }, (_, index) => alarm(`many-${index}`));
  await open(coreWith(many));
  const inSight = document.querySelectorAll('[data-alarm]').length;
  expect(inSight).toBeGreaterThan(10);
  expect(inSight).toBeLessThan(lines().length);
});

test('what fired again and again shows its count, and its last day is asked for once', async () => {
  const core = coreWith([alarm('often', { firings: 24 }), alarm('once')]);
  await open(core);
  expect(core.askedFor('alarms.history')).toEqual([{ alarmIds: ['often'] }]);
  const cells = [...document.querySelectorAll('.lines .spark')];
  expect(cells.map((cell) => cell.textContent)).toEqual(['24× in 24 hours', '']);
  expect(cells[0]?.querySelectorAll('.sparkline canvas')).toHaveLength(1);
});

test('what could not be done is told in its place', async () => {
  const core = coreWith(three, {
    'alarms.acknowledge': () => {
      throw new Refusal('not-found', { noun: 'alarm' });
    },
  });
  await open(core);
  await press('j');
  await press('a');
  expect(document.querySelectorAll('.alarms-list [role=alert]')).toHaveLength(1);
});

test('a source that does not answer stands above the list, and no alarms is not said', async () => {
  const failing = source('live-2', {
    health: {
      state: 'failing',
      lastSuccessAt: now - 240_000,
      failingSinceAt: now - 240_000,
      failure: { code: 'source-http-error', detail: { source: 'live-2', status: 500 } },
    },
    blindSinceAt: now - 240_000,
  });
  await open(coreWith([], { 'sources.list': () => [failing] }));
  expect(find('.alarms-page .truth').textContent).toContain('Nobody can say: live-2 answered with an error');
  expect(document.querySelector('.alarm-grid')).toBe(null);
  expect(text()).not.toContain('No alarms');
});

test('names of any length and direction stay in their line', async () => {
  await open(
    coreWith([
      alarm('sly', { name: 'x'.repeat(65_536), summary: 'all \u202ewell\u0007', labels: { namespace: '' } }),
    ]),
  );
  const [line] = lines();
  expect(line?.textContent?.length).toBeLessThan(600);
  expect(line?.querySelector('.summary')?.textContent).toBe('all [U+202E]well␇');
  expect(line?.querySelector('button, a')).toBe(null);
});

test('a storm is announced by its number', async () => {
  const core = coreWith([]);
  await open(core);
  await during(() =>
    core.tell(
      'alarms.changed',
      Array.from({ length: 500 }, (_, index) => alarm(`many-${index}`)),
    ),
  );
  expect(find('[aria-live=assertive]').textContent).toBe('500 new high-priority alarms.');
});
