import { expect, test } from 'vitest';
import { axisOf, type StripAxis } from '../../../src/renderer/rota/strip-axis';
import { rowsOf, runsOf } from '../../../src/renderer/rota/strip-runs';
import type { RotaStrip } from '../../../src/shared/nouns/rota';
import { at, duty, novemberDays } from '../support/samples';

const axis = axisOf(novemberDays) as StripAxis;
const room = axis.dayWidth * 1.5;
const strip = (more: Partial<RotaStrip>): RotaStrip => ({
  role: 'primary',
  duties: [],
  gaps: [],
  overlaps: [],
  knownUntilAt: at(0, 0, 31),
  ...more,
});
const drawn = (more: Partial<RotaStrip>) => rowsOf(runsOf(strip(more), axis), axis, room);
const named = (more: Partial<RotaStrip>) =>
  drawn(more).map((row) => row.map(({ look, name }) => (name === '' ? look : name)));

test('the mornings and evenings of one person are one run with its times, and a day off begins another', () => {
  const stretches = [2, 3, 5].flatMap((day) => [
    { startsAt: at(7, 0, day), endsAt: at(10, 0, day) },
    { startsAt: at(17, 0, day), endsAt: at(22, 0, day) },
  ]);
  const duties = stretches.map(({ startsAt, endsAt }) => duty('Ann', startsAt, endsAt, { isMe: true }));
  expect(runsOf(strip({ duties }), axis)).toEqual([
    { look: 'mine', name: 'Ann', people: ['Ann'], stretches: stretches.slice(0, 4) },
    { look: 'mine', name: 'Ann', people: ['Ann'], stretches: stretches.slice(4) },
  ]);
});

test('a bar stands at its times', () => {
  const [[run] = []] = drawn({ duties: [duty('Ann', at(12, 0, 4), at(18, 0, 5))] });
  const [bar] = run?.spans ?? [];
  expect([bar?.left, bar?.width]).toEqual([
    expect.closeTo((100 * 3.5) / 30),
    expect.closeTo((100 * 1.25) / 30),
  ]);
  expect(run?.label).toEqual({ left: (100 * 3.5) / 30, width: 100 - (100 * 3.5) / 30 });
});

test('a name has the room up to the next one in its row', () => {
  const [row = []] = drawn({
    duties: [duty('Ann', at(0, 0, 1), at(0, 0, 5)), duty('Bo', at(0, 0, 5), at(0, 0, 31))],
  });
  expect(row.map(({ label }) => [label.left, Math.round(label.width * 30)])).toEqual([
    [0, 400],
    [(100 * 4) / 30, 2600],
  ]);
});

test('where there is no room for two names, the second stands a row lower, and never past the right edge', () => {
  const rows = drawn({
    duties: [duty('Ann', at(7, 0, 29), at(22, 0, 29)), duty('Bo', at(7, 0, 30), at(22, 0, 30))],
  });
  expect(rows.map((row) => row.map(({ name }) => name))).toEqual([['Ann'], ['Bo']]);
  expect(rows[1]?.[0]?.label).toEqual({ left: 100 - room, width: room });
});

test('five people at once stand in five rows, and what is marked below them', () => {
  const names = ['Ann', 'Bo', 'Cy', 'Dee', 'Eve'];
  const stretch = { startsAt: at(10, 0, 9), endsAt: at(17, 0, 9) };
  expect(
    named({
      duties: names.map((name) => duty(name, stretch.startsAt, stretch.endsAt)),
      overlaps: [{ role: 'primary', ...stretch, people: names }],
    }),
  ).toEqual([...names.map((name) => [name]), ['overlap']]);
});

test('a gap stands between those whom it parts', () => {
  const rows = named({
    duties: [duty('Ann', at(0, 0, 1), at(0, 0, 9)), duty('Bo', at(0, 0, 12), at(0, 0, 31))],
    gaps: [{ role: 'primary', startsAt: at(0, 0, 9), endsAt: at(0, 0, 12), present: [] }],
  });
  expect(rows).toEqual([['Ann', 'gap', 'Bo']]);
});

test('after the last thing a source tells stands what is not known; without a source that is all', () => {
  expect(named({ duties: [duty('Ann', at(0, 0, 1), at(0, 0, 9))], knownUntilAt: at(0, 0, 9) })).toEqual([
    ['Ann', 'unknown'],
  ]);
  const [[unknown] = []] = drawn({ knownUntilAt: undefined });
  expect([unknown?.look, unknown?.spans]).toEqual(['unknown', [{ left: 0, width: 100 }]]);
});

test('what lies in another month is not drawn, and what reaches in is cut at the edge', () => {
  const [[run] = [], ...more] = drawn({
    duties: [duty('Ann', at(0, 0, -9), at(0, 0, -2)), duty('Bo', at(0, 0, -1), at(0, 0, 4))],
  });
  expect([run?.name, run?.spans, more]).toEqual(['Bo', [{ left: 0, width: 10 }], []]);
});
