import { describe, expect, it } from 'vitest';
import { ask, noon, startCore } from '../../support/core-under-test';
import { scheduleFeed } from '../../support/team-calendar';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const address = 'https://calendar.example.org/private/feed/PPRIMARY';
const friday = (time: string) => Date.parse(`2026-11-20T${time}:00Z`);
const turn = (person: string, from: number, to: number) => ({ person, startsAt: from, endsAt: to });
const ada = turn('Ada', friday('07:00'), friday('22:00'));
const bob = turn('Bob', friday('07:00') + day, friday('22:00') + day);
type Turn = typeof ada;

const soonTitle = 'Your primary shift starts at 07:00 GMT';
const startsTitle = 'Your primary shift has begun';
const endsTitle = 'Your primary shift has ended';

/** Ada's machine with the feed of a team. What it serves can be changed. */
async function startAt(now: number, turns: readonly Turn[] = [ada, bob], secondary: readonly Turn[] = []) {
  const served = { primary: turns, secondary };
  const feedOf = (url: string) =>
    url.endsWith('SECOND')
      ? scheduleFeed({ id: 'PSECOND', name: 'Secondary', turns: served.secondary })
      : scheduleFeed({ id: 'PPRIMARY', name: 'Primary', turns: served.primary });
  const desk = startCore({
    now,
    fetch: (async (url: string) =>
      new Response(feedOf(String(url)), { headers: { 'content-type': 'text/calendar' } })) as typeof fetch,
  });
  const { core, clock, notifier } = desk;
  await ask(core, 'settings.setUp', { me: 'Ada', packId: 'cloud-platform', workspace: 'practice' });
  await ask(core, 'rota.addCalendar', { name: 'Team', address });
  if (secondary.length > 0) {
    await ask(core, 'rota.addCalendar', { name: 'Second', address: address.replace('PPRIMARY', 'SECOND') });
  }
  await ask(core, 'rota.chooseMe', { marks: [{ kind: 'name', value: 'Ada' }] });
  /** Who is nominated for a period of support is told as well, and is not asked here. */
  const shown = () => notifier.shown.filter(({ key }) => key.startsWith('shift:'));
  return {
    ...desk,
    /** Leaps over the hours in which nothing is due. */
    async go(to: number) {
      const dueAt = ['06:30', '07:00', '12:00', '17:30', '18:00', '22:00'].map(friday);
      for (const at of [...dueAt.filter((due) => due > clock.now() && due < to), to]) {
        if (at - clock.now() > minute) clock.jumpTo(at - minute);
        await clock.advance(at - clock.now());
      }
    },
    async serve(...next: readonly Turn[]) {
      served.primary = next;
      await ask(core, 'rota.readSources', {});
    },
    shown,
    titles: () => shown().map(({ title }) => title),
    bodies: () => shown().map(({ body }) => body),
  };
}

describe('a clock that was ahead', () => {
  it.each([
    ['between "soon" and the start', '06:35', 365 * day, '06:40'],
    ['in the middle of the shift', '12:00', 2 * day, '12:05'],
  ])('%s takes no notice of the shift away', async (_when, wentAt, ms, backAt) => {
    const { clock, go, titles } = await startAt(friday('06:00'));
    await go(friday(wentAt));
    clock.jumpTo(friday(wentAt) + ms);
    await clock.advance(30_000);
    clock.jumpTo(friday(backAt));
    await go(friday('22:30'));
    expect(titles()).toEqual([soonTitle, startsTitle, endsTitle]);
  });
});

describe('the real end of a shift is told', () => {
  it('when I entered my own shift over that of the feed, and removed it again', async () => {
    const { core, go, titles } = await startAt(friday('06:00'));
    await go(friday('08:00'));
    const mine = await ask(core, 'shifts.add', {
      role: 'primary',
      startsAtWall: '2026-11-20T07:00',
      endsAtWall: '2026-11-20T22:00',
    });
    await go(friday('09:00'));
    expect(titles()).toEqual([soonTitle, startsTitle]);
    await ask(core, 'shifts.remove', { id: mine.id });
    await go(friday('21:59'));
    expect(titles()).toEqual([soonTitle, startsTitle]);
    await go(friday('22:30'));
    expect(titles()).toEqual([soonTitle, startsTitle, endsTitle]);
  });

  it('when the source was removed and added again', async () => {
    const { core, clock, go, titles } = await startAt(friday('06:00'));
    await go(friday('12:00'));
    const { sources } = await ask(core, 'rota.standing', {});
    await ask(core, 'rota.removeSource', { id: sources[0]?.id ?? '' });
    await clock.advance(minute);
    await ask(core, 'rota.addCalendar', { name: 'Team', address });
    await go(friday('21:59'));
    const before = titles();
    await go(friday('22:30'));
    expect(titles()).toEqual([...before, endsTitle]);
  });

  it('when Bob was entered for the rest of it, and taken back twenty seconds later', async () => {
    const { core, clock, go, titles, notifier } = await startAt(friday('06:00'));
    await go(friday('12:00'));
    const cover = await ask(core, 'shifts.add', {
      role: 'primary',
      person: 'Bob',
      startsAtWall: '2026-11-20T12:00',
      endsAtWall: '2026-11-20T22:00',
    });
    await clock.advance(20_000);
    const key = notifier.shown.at(-1)?.key;
    expect(titles().at(-1)).toBe(endsTitle);
    await ask(core, 'shifts.remove', { id: cover.id });
    await clock.advance(20_000);
    expect(notifier.withdrawn.filter((withdrawn) => withdrawn !== 'digest')).toEqual([key]);
    await go(friday('22:30'));
    expect(titles()).toEqual([soonTitle, startsTitle, endsTitle, endsTitle]);
  });

  it('when the feed moved it to noon and back', async () => {
    const { clock, go, serve, titles } = await startAt(friday('06:00'));
    await go(friday('12:00'));
    await serve({ ...ada, endsAt: friday('12:00') }, bob);
    await clock.advance(11_000);
    await serve(ada, bob);
    await go(friday('22:30'));
    expect(titles()).toEqual([soonTitle, startsTitle, endsTitle, endsTitle]);
  });

  it('when the shift was made longer five minutes after its end', async () => {
    const { go, serve, titles, bodies } = await startAt(friday('06:00'), [
      { ...ada, endsAt: friday('18:00') },
      bob,
    ]);
    await go(friday('18:05'));
    await serve(ada, bob);
    await go(friday('22:30'));
    expect(titles()).toEqual([soonTitle, startsTitle, endsTitle, endsTitle]);
    expect(bodies().at(-1)).toBe('Ada, primary, from 07:00 to 22:00 GMT.');
  });
});

describe('what is past is not news', () => {
  it('a piece that a cover in the past cuts off did not pass unseen', async () => {
    const { core, clock, go, titles } = await startAt(friday('06:00'));
    await go(friday('12:00'));
    const cover = await ask(core, 'shifts.add', {
      role: 'primary',
      person: 'Bob',
      startsAtWall: '2026-11-20T08:00',
      endsAtWall: '2026-11-20T09:00',
    });
    await clock.advance(20_000);
    expect(titles()).toEqual([soonTitle, startsTitle]);
    await ask(core, 'shifts.remove', { id: cover.id });
    await go(friday('22:30'));
    expect(titles()).toEqual([soonTitle, startsTitle, endsTitle]);
  });

  it('the shift of yesterday is not told of when the rota is set up at noon', async () => {
    const yesterday = turn('Ada', ada.startsAt - day, ada.endsAt - day);
    const { clock, titles } = await startAt(noon, [yesterday, bob]);
    await clock.advance(hour);
    expect(titles()).toEqual([]);
  });

  it('nor when it is said only hours after that who I am', async () => {
    const yesterday = turn('Ada', ada.startsAt - day, ada.endsAt - day);
    const { core, clock, titles } = await startAt(friday('06:00') - day, [yesterday, bob]);
    await ask(core, 'rota.chooseMe', { marks: [{ kind: 'name', value: 'Bob' }] });
    await clock.advance(minute);
    clock.jumpTo(noon);
    await clock.advance(minute);
    await ask(core, 'rota.chooseMe', { marks: [{ kind: 'name', value: 'Ada' }] });
    await clock.advance(hour);
    expect(titles().filter((title) => title.includes('unseen'))).toEqual([]);
  });
});

it('a shift that begins while another of mine holds is checked by itself, and its notice tells of that check', async () => {
  const second = turn('Ada', friday('07:00'), friday('18:00'));
  const first = turn('Ada', friday('18:00'), friday('23:00'));
  const { core, go, notifier } = await startAt(friday('06:00'), [first, bob], [second]);
  await go(friday('07:05'));
  const { run, shiftId } = await ask(core, 'readiness.read', {});
  expect(run?.shiftId).toBe(shiftId);
  await go(friday('17:35'));
  expect((await ask(core, 'watch.read', {})).shift?.role).toBe('secondary');
  // What failed for the shift that holds counts until this one has a check of its own.
  expect(notifier.shown.find(({ title }) => title.includes('starts at 18:00'))?.body).toContain(
    'Not ready: something failed in the readiness check.',
  );
  expect((await ask(core, 'readiness.read', {})).shiftId).toBe(shiftId);
  await go(friday('18:05'));
  const next = await ask(core, 'readiness.read', {});
  expect(next.run).toMatchObject({ shiftId: next.shiftId, begunAt: friday('17:30') });
  expect(next.shiftId).not.toBe(shiftId);
});
