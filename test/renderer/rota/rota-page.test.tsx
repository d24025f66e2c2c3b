import { beforeEach, describe, expect, test } from 'vitest';
import type { RotaStrip } from '../../../src/shared/nouns/rota';
import { alerts, click, during, field, find, Refusal, text } from '../support/render';
import { at, duty, month, novemberDays, standing } from '../support/samples';
import { renderRota } from './render-rota';

const setWidth = (width: number) =>
  (window as unknown as { happyDOM: { setViewport(size: { width: number }): void } }).happyDOM.setViewport({
    width,
  });
beforeEach(() => setWidth(1_280));

const evening = (day: number) => ({ startsAt: at(17, 0, day), endsAt: at(22, 0, day) });
const [primary, secondary, support] = month.strips as unknown as [RotaStrip, RotaStrip, RotaStrip];
const strips: readonly RotaStrip[] = [
  {
    ...primary,
    duties: [
      duty('Ann', at(7, 0, 20), at(10, 0, 20), { isMe: true }),
      duty('Ann', at(17, 0, 20), at(22, 0, 20), { isMe: true }),
      duty('Bo', at(22, 0, 21), at(7, 0, 23)),
      duty('Cy', at(6, 0, 23), at(7, 0, 23)),
    ],
    overlaps: [{ role: 'primary', startsAt: at(6, 0, 23), endsAt: at(7, 0, 23), people: ['Bo', 'Cy'] }],
    knownUntilAt: at(7, 0, 23),
  },
  { ...secondary, gaps: [{ role: 'secondary', ...evening(20), present: ['Ann'] }] },
  { ...support, knownUntilAt: undefined },
];
const days = novemberDays.map((day) => (day.date === '2026-11-23' ? { ...day, holiday: 'A day off' } : day));

const rowOf = (day: string) =>
  [...document.querySelectorAll('.rota-month tbody tr')]
    .map((row) =>
      [...row.children].map((cell) => [...cell.childNodes].map((each) => each.textContent).join('|')),
    )
    .find(([head]) => head?.startsWith(day));
const attention = () =>
  [...document.querySelectorAll('.rota-attention li .what')].map((each) => each.textContent);
const rest = () => [...document.querySelectorAll('.rota-attention > p')].map((each) => each.textContent);

describe('the month as a table', () => {
  test('says of every day who stands when in each role, what is missing and what is not known', async () => {
    await renderRota({ month: { strips, days } });
    const table = find('.rota-month table');
    expect(table.querySelector('caption')?.textContent).toBe(
      'Rota of November 2026, times in Europe/London, GMT',
    );
    expect(
      [...table.querySelectorAll('thead th')].map((each) => [each.textContent, each.getAttribute('scope')]),
    ).toEqual(['Day', 'Holiday', 'Primary', 'Secondary', 'Support'].map((word) => [word, 'col']));
    expect(table.querySelectorAll('tbody th[scope=row]')).toHaveLength(30);
    expect(rowOf('Fri 20')).toEqual([
      'Fri 20 Nov| today',
      '',
      '07:00–10:00, 17:00–22:00 Ann (you)',
      '17:00–22:00 nobody',
      'not known',
    ]);
    expect(rowOf('Sat 21')?.slice(1)).toEqual(['weekend', '22:00–24:00 Bo', '', 'not known']);
    expect(rowOf('Sun 22')?.[2]).toBe('all day Bo');
    expect(rowOf('Mon 23')?.slice(1, 3)).toEqual([
      'A day off',
      '00:00–07:00 Bo|06:00–07:00 Cy|06:00–07:00 at once: Bo and Cy|from 07:00 not known',
    ]);
    expect(rowOf('Tue 24')?.[2]).toBe('not known');
  });

  test('is always there to be heard, and shown instead of the strips when asked for', async () => {
    await renderRota({ month: { strips, days } });
    expect(find('.rota-month table').parentElement?.className).toBe('visually-hidden');
    expect(find('.rota-strips').getAttribute('aria-hidden')).toBe('true');
    await click(field('As a table'));
    expect(find('.rota-month table').parentElement?.className).toBe('rota-table');
    expect(document.querySelector('.rota-strips')).toBe(null);
  });
});

describe('the strips', () => {
  const labels = (selector: string) =>
    [...document.querySelectorAll(selector)].map((each) => each.textContent);

  test('mark me by a word, name gaps, overlaps, holidays and today, and say what is not known', async () => {
    await renderRota({ month: { strips, days } });
    expect(labels('.is-mine .rota-label')).toEqual(['you Ann']);
    expect(labels('.is-gap .rota-label')).toEqual(['nobody']);
    expect(labels('.is-overlap .rota-label')).toEqual(['2 at once']);
    expect(labels('.is-unknown .rota-label')).toEqual(['not known after Mon 23 Nov', 'no source tells']);
    expect(labels('.rota-holiday')).toEqual(['A day off']);
    expect(labels('.rota-date.today')).toEqual(['today20']);
    expect(find('.is-gap').title).toBe('Nobody is secondary\nFri 20 Nov 17:00–22:00 GMT');
    expect(document.querySelectorAll('.rota-now')).toHaveLength(3);
  });

  test('are one where there is room for a month, and weeks below each other where there is not', async () => {
    const { element } = await renderRota({ month: { strips, days } });
    expect(element.querySelectorAll('.rota-strip-group')).toHaveLength(1);
    await during(() => setWidth(400));
    expect(element.querySelectorAll('.rota-strip-group')).toHaveLength(6);
    expect(labels('.rota-strip-group:nth-child(2) .rota-date b')).toEqual([
      '2',
      '3',
      '4',
      '5',
      '6',
      '7',
      '8',
    ]);
  });
});

describe('what needs a look', () => {
  test('stands in words: gaps with who stands alone, overlaps with who, and pairs who are both new', async () => {
    const inexperienced = [
      {
        ...evening(24),
        primary: { name: 'Bo', stood: 1 },
        secondary: { name: 'Cy', stood: 0 },
        needed: 4,
      },
    ];
    await renderRota({ month: { strips, days, inexperienced, isBeyondHolidayList: true } });
    expect(attention()).toEqual([
      'Nobody is secondary Fri 20 Nov 17:00–22:00 GMT.Ann stands alone meanwhile.',
      'Bo and Cy are both primary Mon 23 Nov 06:00–07:00 GMT.',
      'Bo and Cy are both new Tue 24 Nov 17:00–22:00 GMT.Primary has stood 1 shift, secondary 0 shifts; the team asks for a secondary with 4 beside someone new.',
    ]);
    expect(rest()).toEqual([
      'The list of bank holidays ends before this month does: a bank holiday could be missed.',
      'Who is primary is not known after Mon 23 Nov 07:00 GMT.',
    ]);
  });

  test('what is over waits behind a button', async () => {
    const gaps = [2, 20].map((day) => ({ role: 'secondary' as const, ...evening(day), present: [] }));
    await renderRota({ month: { strips: [{ ...secondary, gaps }] } });
    expect(attention()).toEqual([
      'Nobody is secondary Fri 20 Nov 17:00–22:00 GMT.Nobody stands in another role meanwhile.',
    ]);
    await click(find('.rota-attention .text-button'));
    expect(attention()).toHaveLength(2);
  });

  test('nothing is missing only if the month is known', async () => {
    const whole = month.strips.map((strip) => ({
      ...strip,
      duties: [duty('Ann', at(0, 0, 1), at(0, 0, 31))],
    }));
    await renderRota({ month: { strips: whole } });
    expect(rest()).toEqual(['Nothing is missing this month.']);
  });

  test('what lies before the sources begin is not known, in words, in the strips and in the table', async () => {
    const cover = [{ cover: 'on-call' as const, startsAt: at(7, 0, 1), endsAt: at(22, 0, 1) }];
    const begun = month.strips.map((strip) => ({
      ...strip,
      duties: [duty('Ann', at(7, 0, 9), at(0, 0, 31))],
    }));
    const withCover = novemberDays.map((day, index) => (index === 0 ? { ...day, cover } : day));
    await renderRota({ month: { strips: begun, days: withCover } });
    expect(rest()).toEqual([
      'Nothing is missing as far as is known. Who is primary is not known before Mon 9 Nov 07:00 GMT and who is secondary is not known before Mon 9 Nov 07:00 GMT.',
    ]);
    expect(find('.is-before .rota-label').textContent).toBe('not known before Mon 9 Nov');
    expect([rowOf('Sun 1')?.[2], rowOf('Mon 9')?.[2]]).toEqual([
      'not known',
      '07:00–24:00 Ann|until 07:00 not known',
    ]);
  });

  test('of a month of which no source tells, nobody can say', async () => {
    await renderRota({
      month: { strips: month.strips.map((strip) => ({ ...strip, knownUntilAt: undefined })) },
    });
    expect(rest()).toEqual(['Nothing is known of this month, so nobody can say.']);
  });
});

describe('the months', () => {
  const links = () =>
    [...document.querySelectorAll('nav[aria-label=Months] a')].map((link) => [
      link.getAttribute('aria-label') ?? link.textContent,
      link.getAttribute('href'),
    ]);

  test('stand in the address, the present one without', async () => {
    const { core } = await renderRota({});
    expect(find('h1').textContent).toBe('Rota, November 2026');
    expect(links()).toEqual([
      ['Previous month, October 2026', '#/rota/2026-10'],
      ['Today', '#/rota'],
      ['Next month, December 2026', '#/rota/2026-12'],
    ]);
    await during(() => {
      location.hash = '#/rota/2026-12';
    });
    expect(find('h1').textContent).toBe('Rota, December 2026');
    expect(links().map(([, href]) => href)).toEqual(['#/rota/2026-11', '#/rota', '#/rota/2027-01']);
    expect(core.askedFor('rota.month').at(-1)).toEqual({ month: '2026-12' });
  });

  test('a month that is read while another one is asked for never stands under its heading', async () => {
    const late = Promise.withResolvers<typeof month>();
    await renderRota({}, { 'rota.month': (input) => (input.month === '2026-12' ? late.promise : month) });
    await during(() => {
      location.hash = '#/rota/2026-12';
    });
    expect(text()).toContain('Reading the rota of December 2026…');
    await during(() => {
      location.hash = '#/rota';
    });
    await during(() => late.resolve({ ...month, month: '2026-12' }));
    expect(find('.rota-month caption').textContent).toContain('November 2026');
  });

  test('a month is asked for again when the rota changes', async () => {
    const { core } = await renderRota({});
    const before = core.askedFor('rota.month').length;
    await during(() => core.tell('rota.changed', { ...standing }));
    expect(core.askedFor('rota.month')).toHaveLength(before + 1);
  });

  test('a month that cannot be had says why, and the rest of the page stands', async () => {
    await renderRota(
      {},
      {
        'rota.month': () => {
          throw new Refusal('storage-failing', { reason: 'EIO' });
        },
      },
    );
    expect(alerts()).toHaveLength(1);
    expect(find('#rota-sources').textContent).toBe('Where the rota comes from');
  });
});

test('a notice that wants a page brings it', async () => {
  const { core } = await renderRota({});
  for (const [page, hash] of [
    ['handover', '#/handover'],
    ['rota', '#/rota'],
    ['watch', '#/watch'],
    ['readiness', '#/readiness'],
  ] as const) {
    await during(() => core.tell('page.wanted', { page }));
    expect(location.hash).toBe(hash);
  }
});
