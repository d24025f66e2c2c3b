import { beforeAll, expect, test } from 'vitest';
import type { Announcement } from '../../../src/shared/nouns/announcement';
import type { PromisedUpdate } from '../../../src/shared/nouns/promise';
import {
  alerts,
  button,
  click,
  during,
  field,
  find,
  ordinaryCore,
  Refusal,
  renderApp,
  submit,
  text,
  type,
} from '../support/render';
import { at, now, pack, watch } from '../support/samples';

// Loaded on demand in the app; here before the tests, so that none of them waits for it.
beforeAll(() => import('../../../src/renderer/support/support-page'));

const team = {
  ...pack,
  channels: { ...pack.channels, announcements: '#updates' },
  templates: {
    announcement: 'ANNOUNCEMENT: {what, and why}.\n\nWe will update at {the times of the updates}.',
  },
  comms: { updateEveryMs: undefined, advice: ['try not to use @here'] },
};

const promise = (dueAt: number, given: Partial<PromisedUpdate> = {}): PromisedUpdate => ({
  id: `p-${dueAt}`,
  subject: { kind: 'announcement', id: 'a-1' },
  title: 'New database',
  dueAt,
  promisedAt: at(9, 0),
  promisedBy: 'Ann',
  state: 'open',
  keptAt: undefined,
  missedNoticedAt: undefined,
  handed: undefined,
  withdrawn: undefined,
  ...given,
});

const announced: Announcement = {
  id: 'a-1',
  opId: 'op-1',
  title: 'New database',
  text: 'ANNOUNCEMENT: New database.',
  channel: '#updates',
  workspace: 'slack',
  postedBy: 'Ann',
  postedAt: at(9, 0),
  delivery: { state: 'sent', failure: undefined },
  promises: [promise(at(9, 45)), promise(at(11, 0))],
  updates: [],
  closed: undefined,
};

const core = (answers: Parameters<typeof ordinaryCore>[0] = {}) =>
  ordinaryCore({
    'packs.current': () => team,
    'support.read': () => ({ questions: [], days: [] }),
    'announcements.list': () => [],
    'announcements.post': () => announced,
    ...answers,
  });

const preview = () => find('[data-testid=announcement-preview]').textContent;

async function write(app = core()) {
  await renderApp(app, '#/support');
  await click(button('Write an announcement…'));
  await type(field('What, and why'), 'New database');
  await click(button(/^in 1 h/));
  return app;
}

test('what is posted is what the preview showed, with the times that were chosen', async () => {
  const app = await write();
  const shown = preview();
  expect(shown).toBe('ANNOUNCEMENT: New database.\n\nWe will update at 10:45 GMT.');
  await submit(find<HTMLFormElement>('form.compose'));
  expect(app.askedFor('announcements.post')).toEqual([
    {
      id: expect.any(String),
      gaps: { 'what, and why': 'New database' },
      dueAts: [at(10, 45)],
      addsTimes: true,
      text: shown,
      notify: [],
      confirmed: [],
    },
  ]);
  expect(document.querySelector('form.compose')).toBeNull();
});

test('nothing can be posted while a gap is empty, which is named', async () => {
  const app = core();
  await renderApp(app, '#/support');
  await click(button('Write an announcement…'));
  expect(button(/^Post to #updates/).disabled).toBe(true);
  expect(text()).toContain('Still empty: what, and why.');
  await type(field('What, and why'), 'New database');
  expect(text()).toContain('Still empty: the times of the updates.');
  await submit(find<HTMLFormElement>('form.compose'));
  expect(app.askedFor('announcements.post')).toEqual([]);
});

test('a word that calls people stays plain text; calling them is asked twice, with the team’s advice', async () => {
  const app = await write();
  await type(field('What, and why'), 'New database, @here');
  expect(text()).toContain('@here stands in the text, posted as plain text that notifies nobody.');
  await click(button('Notify them…'));
  expect(find('dialog').textContent).toContain(
    '@here: everybody who is active in the channel at that moment',
  );
  expect(find('dialog').textContent).toContain('try not to use @here');
  await click(button('Yes, notify with @here'));
  expect(text()).toContain('@here will notify people.');
  await type(field('What, and why'), 'New database, @here, and @channel');
  expect(text()).toContain(
    '@here and @channel stand in the text, posted as plain text that notifies nobody.',
  );
  await submit(find<HTMLFormElement>('form.compose'));
  expect(app.askedFor('announcements.post')).toMatchObject([{ notify: [], confirmed: [] }]);
});

test('a confirmed call is sent with the very text that it was given to', async () => {
  const app = await write();
  await type(field('What, and why'), 'New database, @here');
  await click(button('Notify them…'));
  await click(button('Yes, notify with @here'));
  expect(find('[data-testid=announcement-preview] strong').textContent).toBe('@here');
  await submit(find<HTMLFormElement>('form.compose'));
  expect(app.askedFor('announcements.post')).toMatchObject([{ notify: ['here'], confirmed: ['here'] }]);
});

test('a typed time that is over is refused where it was typed, and an hourly row is added up to an end', async () => {
  await write();
  await type(field('Another time'), '2026-11-20 09:00');
  await click(button('Add'));
  expect(alerts().join(' ')).toContain('That is over already.');
  await type(field('Another time'), '13:30');
  await click(button('Every hour until then'));
  expect(preview()).toContain('10:00, 10:45, 11:00, 12:00, 13:00 and 13:30 GMT');
  await click(find('[aria-label="Take out 10:45 GMT"]'));
  expect(preview()).toContain('10:00, 11:00, 12:00');
});

test('what is being written stays while its writer looks at another page, and when the post fails', async () => {
  await write(
    core({
      'announcements.post': () => {
        throw new Refusal('preview-outdated');
      },
    }),
  );
  await submit(find<HTMLFormElement>('form.compose'));
  expect(alerts().join(' ')).toContain('no longer what you saw');
  await during(() => {
    location.hash = '#/watch';
  });
  await during(() => {
    location.hash = '#/support';
  });
  expect(field<HTMLTextAreaElement>('What, and why').value).toBe('New database');
});

test('a promise is handed over by name, and released only with a reason', async () => {
  const app = core({
    'announcements.list': () => [announced],
    'promises.handOver': () => promise(at(11, 0)),
    'promises.release': () => promise(at(9, 45)),
  });
  await renderApp(app, '#/support');
  await click(find('[aria-label="Hand over 11:00 GMT"]'));
  await type(field(/^Who keeps it/), 'Ben');
  await click(button(/^Save/));
  expect(app.askedFor('promises.handOver')).toEqual([{ id: `p-${at(11, 0)}`, to: 'Ben' }]);
  await click(find('[aria-label="Release 09:45 GMT"]'));
  expect(button(/^Save/).disabled).toBe(true);
  await type(field(/^Why there is no update/), 'told by mail');
  await click(button(/^Save/));
  expect(app.askedFor('promises.release')).toEqual([{ id: `p-${at(9, 45)}`, reason: 'told by mail' }]);
});

test('an update says which promise it keeps, and what it promises is seen before it is posted', async () => {
  const app = core({ 'announcements.list': () => [announced], 'announcements.update': () => announced });
  await renderApp(app, '#/support');
  await click(button('Post an update…'));
  expect(text()).toContain('Posted now it is the update promised for 09:45 GMT.');
  await type(field('What there is to say'), 'half done');
  await click(button(/^in 1 h/));
  expect(preview()).toBe('half done\n\nWe will update at 10:45 GMT.');
  await click(find('.update-form input[type=checkbox]'));
  expect(preview()).toBe('half done');
  expect(text()).toContain('What is promised for 11:00 GMT is withdrawn.');
  await submit(find<HTMLFormElement>('form.update-form'));
  expect(app.askedFor('announcements.update')).toEqual([
    {
      id: 'a-1',
      updateId: expect.any(String),
      words: 'half done',
      isLast: true,
      dueAts: [],
      text: 'half done',
      notify: [],
      confirmed: [],
    },
  ]);
});

test('every page counts down to the update that is promised next, and says when it is overdue', async () => {
  const next = (dueAt: number) => ({
    id: 'p-1',
    subject: { kind: 'announcement', id: 'a-1' } as const,
    title: 'New database',
    dueAt,
  });
  const app = core({ 'watch.read': () => ({ ...watch, promises: { next: next(at(11, 0)), count: 2 } }) });
  await renderApp(app, '#/watch');
  const link = () => find<HTMLAnchorElement>('.promise-ahead');
  expect(link().textContent).toBe('Update promised 11:00 GMT, in 1 h 17 min (+1 more)');
  expect([link().classList.contains('pressing'), link().getAttribute('href')]).toEqual([false, '#/support']);
  await during(() =>
    app.tell('watch.changed', { ...watch, promises: { next: next(now - 3 * 60_000), count: 1 } }),
  );
  expect(link().textContent).toMatch(/, 3 min overdue$/);
  expect(link().classList.contains('pressing')).toBe(true);
});

test('a team without a channel for announcements is told how to have one', async () => {
  await renderApp(
    core({ 'packs.current': () => ({ ...pack, channels: { ...pack.channels, support: '#ask' } }) }),
    '#/support',
  );
  expect(text()).toContain('The team pack names no channel for announcements.');
});
