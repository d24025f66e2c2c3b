import { afterEach, expect, test, vi } from 'vitest';
import type { FallbackPage, PagesView } from '../../../src/shared/nouns/page';
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
} from '../support/render';
import { alarm, at, now, pages } from '../support/samples';

const failed: FallbackPage = {
  id: 'page-1',
  title: 'IngressErrorRateHigh',
  body: 'Errors above 5 %\nLive',
  urgency: 'high',
  alarmId: 'one',
  alarms: 1,
  at: at(9, 41),
  why: 'failed',
  reason: 'no notification service',
};
const withPages = (...fallback: readonly FallbackPage[]): PagesView => ({ ...pages, fallback });

function setVisible(state: DocumentVisibilityState): void {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state);
}
afterEach(() => vi.restoreAllMocks());

test('a page that the desktop did not show stands above every page of the window, and says why', async () => {
  const core = ordinaryCore({ 'pages.read': () => withPages(failed), 'pages.seen': () => withPages(failed) });
  await renderApp(core, '#/settings');
  expect(find('.page-banner').getAttribute('role')).toBe('alert');
  expect(find('.page-banner').textContent).toContain(
    'IngressErrorRateHighErrors above 5 %\nLive09:41, shown here because your desktop did not show it (no notification service)',
  );
});

test('of several only the first is told in full, and only its button is lit; each can be answered', async () => {
  const second = { ...failed, id: 'page-2', title: 'NodeNotReady', alarmId: 'two' };
  const both = () => withPages(failed, second);
  await renderApp(ordinaryCore({ 'pages.read': both, 'pages.seen': both }), '#/settings');
  const banners = [...document.querySelectorAll('.page-banner')];
  expect(banners.map((each) => each.querySelectorAll('.body, .why').length)).toEqual([2, 0]);
  expect(banners.map((each) => each.querySelectorAll('.btn.lamp').length)).toEqual([1, 0]);
  expect(
    banners.map((each) => [...each.querySelectorAll('button')].map(({ textContent }) => textContent)),
  ).toEqual(Array(2).fill(['Acknowledge', 'Open', 'Declare', 'I have seen it']));
});

test('that it was drawn is told once for each, and only of a window in view', async () => {
  setVisible('hidden');
  const core = ordinaryCore({ 'pages.read': () => withPages(failed), 'pages.seen': () => withPages(failed) });
  await renderApp(core);
  expect(core.askedFor('pages.seen')).toEqual([]);
  setVisible('visible');
  await during(() => document.dispatchEvent(new Event('visibilitychange')));
  await during(() => core.tell('pages.changed', withPages(failed)));
  expect(core.askedFor('pages.seen')).toEqual([{ ids: ['page-1'] }]);
  await during(() => core.tell('pages.changed', withPages(failed, { ...failed, id: 'page-2' })));
  expect(core.askedFor('pages.seen')).toEqual([{ ids: ['page-1'] }, { ids: ['page-2'] }]);
});

test('it is acknowledged, declared from, opened, and put aside from where it stands', async () => {
  let view = withPages(failed);
  const core = ordinaryCore({
    'alarms.list': () => [alarm('one')],
    'pages.read': () => view,
    'pages.seen': () => view,
    'alarms.acknowledge': () => alarm('one'),
    'pages.putAside': () => {
      view = pages;
      return view;
    },
  });
  await renderApp(core, '#/settings');
  const inBanner = (name: string) =>
    [...find('.page-banner').querySelectorAll('button')].find(
      (each) => each.textContent === name,
    ) as HTMLElement;
  await click(inBanner('Acknowledge'));
  expect(core.askedFor('alarms.acknowledge')).toEqual([{ id: 'one' }]);
  await click(inBanner('Declare'));
  expect(location.hash).toBe('#/declare/one');
  await click(inBanner('Open'));
  expect(location.hash).toBe('#/watch');
  await click(inBanner('I have seen it'));
  expect(core.askedFor('pages.putAside')).toEqual([{ id: 'page-1' }]);
  expect(document.querySelector('.page-banner')).toBeNull();
});

test('a page of many alarms is opened, not acknowledged as one', async () => {
  const storm = { ...failed, title: '8 alarms need you', alarms: 8, why: 'unanswered', reason: '' } as const;
  await renderApp(ordinaryCore({ 'pages.read': () => withPages(storm), 'pages.seen': () => pages }));
  const labels = [...find('.page-banner').querySelectorAll('button')].map((each) => each.textContent);
  expect(labels).toEqual(['Open', 'I have seen it']);
  expect(text()).toContain('nobody has answered the notification: is do-not-disturb on?');
});

test('an acknowledgement from a notification can be undone for its seconds, and no longer', async () => {
  const undoable = [{ holdId: 'hold-1', alarmId: 'one', name: 'IngressErrorRateHigh', untilAt: now + 5_000 }];
  const core = ordinaryCore({ 'pages.read': () => ({ ...pages, undoable }), 'pages.undo': () => pages });
  const { stores } = await renderApp(core);
  expect(find('.page-undo').textContent).toBe('You have IngressErrorRateHigh.Undo');
  await click(button('Undo'));
  expect(core.askedFor('pages.undo')).toEqual([{ holdId: 'hold-1' }]);
  expect(document.querySelector('.page-undo')).toBeNull();
  await during(() => core.tell('pages.changed', { ...pages, undoable }));
  expect(document.querySelector('.page-undo')).not.toBeNull();
  await during(() => stores.clock.setState({ now: now + 5_000 }));
  expect(document.querySelector('.page-undo')).toBeNull();
});

test('an undo that comes too late says what to do instead', async () => {
  const undoable = [{ holdId: 'hold-1', alarmId: 'one', name: 'A', untilAt: now + 5_000 }];
  await renderApp(
    ordinaryCore({
      'pages.read': () => ({ ...pages, undoable }),
      'pages.undo': () => {
        throw new Refusal('invalid-request', { reason: 'release the alarm instead' });
      },
    }),
  );
  await click(button('Undo'));
  expect(text()).toContain('release the alarm instead');
});

test('what cleared unseen says so in the list, and v says that it was seen', async () => {
  const gone = alarm('gone', { endedAt: at(9, 30), unseen: true });
  const core = ordinaryCore({
    'alarms.list': () => [gone],
    'alarms.seen': () => [{ ...gone, unseen: undefined }],
  });
  await renderApp(core);
  expect(text()).toContain('1 alarm fired and cleared before anybody saw it.');
  expect(find('.alarm.ended').textContent).toContain('not seen yet');
  await press('v');
  expect(core.askedFor('alarms.seen')).toEqual([{ ids: ['gone'] }]);
  expect(text()).not.toContain('not seen yet');
});

test('an alarm that stood in view for some seconds, in a window with the focus, has been seen', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  try {
    let hasFocus = false;
    vi.spyOn(document, 'hasFocus').mockImplementation(() => hasFocus);
    setVisible('visible');
    vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockImplementation(function (this: HTMLElement) {
      const top = this.dataset.alarm === 'below' ? 10_000 : 10;
      return { top, bottom: top + 40 } as DOMRect;
    });
    const core = ordinaryCore({
      'alarms.list': () => [alarm('here'), alarm('below')],
      'alarms.seen': () => [],
    });
    await renderApp(core);
    const pass = async (seconds: number) => {
      await during(() => void vi.advanceTimersByTime(seconds * 1_000));
      await settle();
    };
    await pass(10);
    expect(core.askedFor('alarms.seen')).toEqual([]);
    hasFocus = true;
    await pass(2);
    expect(core.askedFor('alarms.seen')).toEqual([]);
    await pass(10);
    expect(core.askedFor('alarms.seen')).toEqual([{ ids: ['here'] }]);
  } finally {
    vi.useRealTimers();
  }
});

test('what one is told off watch, and the sound, are chosen in Settings', async () => {
  let view = pages;
  const core = ordinaryCore({
    'pages.read': () => view,
    'pages.choose': (choices) => {
      view = { ...pages, choices };
      return view;
    },
  });
  await renderApp(core, '#/settings');
  await click(field(/^A digest/));
  await click(field(/^Watchkeeper’s own sound/));
  expect(core.askedFor('pages.choose')).toEqual([
    { offWatch: 'digest', ownSound: false },
    { offWatch: 'digest', ownSound: true },
  ]);
  expect(field(/^A digest/).checked).toBe(true);
});

test('a ring that cannot be heard is said in words', async () => {
  const core = ordinaryCore({ 'pages.read': () => ({ ...pages, ring: { id: 'ring-0', at: now - 60_000 } }) });
  await renderApp(core);
  // That one was over before this window was opened.
  expect(text()).not.toContain('no sound');
  await during(() => core.tell('pages.changed', { ...pages, ring: { id: 'ring-1', at: now } }));
  await settle();
  expect(text()).toContain('this browser let no sound out');
});
