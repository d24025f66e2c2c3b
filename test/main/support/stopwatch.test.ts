import { describe, expect, it } from 'vitest';
import { goesAcrossNight, workedMs } from '../../../src/shared/support/stopwatch';
import { at, hour, minute, openSupportDesk, pack, questionIn } from './support-desk';

type Desk = ReturnType<typeof openSupportDesk>;

const worked = (desk: Desk) => workedMs(questionIn(desk.service.read()).stretches, desk.clock.now());

/** Each story begins a question at its start and ends with what its clock shows. */
const stories: readonly {
  readonly name: string;
  readonly startAt?: number;
  readonly story: (desk: Desk) => Desk | undefined | Promise<Desk | undefined>;
  readonly shows: number;
}[] = [
  {
    name: 'runs from the moment it is begun',
    story: async (desk) => {
      await desk.clock.advance(7 * minute);
      return undefined;
    },
    shows: 7 * minute,
  },
  {
    name: 'stands still while it is stopped and goes on when it is resumed',
    story: async (desk) => {
      await desk.clock.advance(4 * minute);
      desk.service.stop({ id: 'q1' });
      await desk.clock.advance(30 * minute);
      desk.service.resume({ id: 'q1' });
      await desk.clock.advance(3 * minute);
      return undefined;
    },
    shows: 7 * minute,
  },
  {
    name: 'runs on through a restart',
    story: async (desk) => {
      await desk.clock.advance(5 * minute);
      const again = desk.restart();
      await again.clock.advance(6 * minute);
      return again;
    },
    shows: 11 * minute,
  },
  {
    name: 'counts the time that the machine slept',
    story: (desk) => {
      desk.clock.jumpTo(desk.clock.now() + 40 * minute);
      return undefined;
    },
    shows: 40 * minute,
  },
  {
    name: 'shows nothing rather than less than nothing when the clock is set back',
    story: (desk) => {
      desk.clock.jumpTo(desk.clock.now() - hour);
      return undefined;
    },
    shows: 0,
  },
  {
    name: 'keeps nothing of a stretch that a clock set back turned round, and goes on from there',
    story: async (desk) => {
      desk.clock.jumpTo(desk.clock.now() - hour);
      desk.service.stop({ id: 'q1' });
      desk.service.resume({ id: 'q1' });
      await desk.clock.advance(5 * minute);
      return undefined;
    },
    shows: 5 * minute,
  },
  {
    name: 'counts four hours from half past eleven to half past two when the clocks go back in between',
    startAt: Date.parse('2026-10-24T22:30:00Z'),
    story: (desk) => {
      desk.clock.jumpTo(Date.parse('2026-10-25T02:30:00Z'));
      return undefined;
    },
    shows: 4 * hour,
  },
  {
    name: 'counts two hours from half past eleven to half past two when the clocks go forward in between',
    startAt: Date.parse('2026-03-28T23:30:00Z'),
    story: (desk) => {
      desk.clock.jumpTo(Date.parse('2026-03-29T01:30:00Z'));
      return undefined;
    },
    shows: 2 * hour,
  },
  {
    name: 'stops when the question is answered',
    story: async (desk) => {
      await desk.clock.advance(9 * minute);
      desk.service.answer({ id: 'q1' });
      await desk.clock.advance(hour);
      return undefined;
    },
    shows: 9 * minute,
  },
];

describe('the stopwatch of a question', () => {
  it.each(stories)('$name', async ({ startAt, story, shows }) => {
    const desk = openSupportDesk(startAt);
    desk.begin('q1');
    const now = (await story(desk)) ?? desk;
    expect(worked(now)).toBe(shows);
  });

  it('begins earlier when it is said so, and never in the time to come', () => {
    const desk = openSupportDesk();
    desk.begin('q1', { startedAt: at('10:55') });
    desk.begin('q2', { startedAt: at('23:00') });
    const view = desk.service.read();
    expect(questionIn(view).stretches[0]?.startedAt).toBe(at('10:55'));
    expect(questionIn(view, 'q2').stretches[0]?.startedAt).toBe(at('11:00'));
    const code = 'question-time-invalid';
    expect(() => desk.begin('q3', { startedAt: at('10:00', '2026-11-01') })).toThrow(
      expect.objectContaining({ code }),
    );
  });

  it('of several questions run side by side', async () => {
    const desk = openSupportDesk();
    desk.begin('q1');
    await desk.clock.advance(2 * minute);
    desk.begin('q2');
    await desk.clock.advance(3 * minute);
    const view = desk.service.stop({ id: 'q1' });
    await desk.clock.advance(minute);
    expect(view.questions.map(({ id, stretches }) => [id, workedMs(stretches, desk.clock.now())])).toEqual([
      ['q1', 5 * minute],
      ['q2', 4 * minute],
    ]);
  });

  it('is told to have gone across a night when it ends on another day than it began', () => {
    const stretch = { id: 's', startedAt: at('16:40'), stoppedAt: undefined };
    expect(goesAcrossNight(pack.zone, stretch, at('23:59'))).toBe(false);
    expect(goesAcrossNight(pack.zone, stretch, at('00:01', '2026-11-21'))).toBe(true);
    expect(goesAcrossNight(pack.zone, stretch, at('10:00'))).toBe(false);
    // In summer London's night begins an hour before that of UTC.
    const summer = { id: 's', startedAt: at('22:50', '2026-07-01'), stoppedAt: at('23:10', '2026-07-01') };
    expect(goesAcrossNight(pack.zone, summer, at('12:00', '2026-07-02'))).toBe(true);
  });
});

describe('a wrong stopwatch', () => {
  const stretchOf = (desk: Desk, index = 0) => {
    const stretch = questionIn(desk.service.read()).stretches[index];
    if (stretch === undefined) throw new Error('There is no such stretch');
    return stretch;
  };

  it('is corrected at its beginning and at its end, and what it showed before stays on record', async () => {
    const desk = openSupportDesk();
    desk.begin('q1');
    await desk.clock.advance(10 * minute);
    const { id: stretchId } = stretchOf(desk);
    desk.service.correct({ id: 'q1', stretchId, startedAt: at('10:55') });
    desk.service.correct({ id: 'q1', stretchId, stoppedAt: at('11:05') });
    expect(stretchOf(desk)).toEqual({ id: stretchId, startedAt: at('10:55'), stoppedAt: at('11:05') });
    const revisions = desk.db
      .prepare<[], { act: string; startedAt: number }>(
        "SELECT act, question ->> '$.stretches[0].startedAt' AS startedAt FROM question_revision ORDER BY number",
      )
      .all();
    expect(revisions).toEqual([
      { act: 'begin', startedAt: at('11:00') },
      { act: 'correct', startedAt: at('10:55') },
      { act: 'correct', startedAt: at('10:55') },
    ]);
  });

  it.each([
    ['that begins in the time to come', { startedAt: at('12:00') }, 'it is still to come'],
    ['that stops in the time to come', { stoppedAt: at('12:00') }, 'it is still to come'],
    ['that stops before it began', { stoppedAt: at('11:10') }, 'it would stop before it began'],
    [
      'that begins inside the stretch before',
      { startedAt: at('11:05') },
      'it would begin before the stretch before it had stopped',
    ],
    ['that lies weeks back', { startedAt: at('11:05', '2026-10-20') }, 'it lies more than a week back'],
  ])('is not set to one %s', async (_name, times, reason) => {
    const desk = openSupportDesk();
    desk.begin('q1');
    await desk.clock.advance(10 * minute);
    desk.service.stop({ id: 'q1' });
    await desk.clock.advance(10 * minute);
    desk.service.resume({ id: 'q1' });
    await desk.clock.advance(10 * minute);
    const stretch = stretchOf(desk, 1);
    expect(() => desk.service.correct({ id: 'q1', stretchId: stretch.id, ...times })).toThrow(
      expect.objectContaining({ code: 'question-time-invalid', detail: { reason } }),
    );
    expect(stretchOf(desk, 1)).toEqual(stretch);
  });

  it('is not made to run into the next stretch', async () => {
    const desk = openSupportDesk();
    desk.begin('q1');
    await desk.clock.advance(10 * minute);
    desk.service.stop({ id: 'q1' });
    desk.service.resume({ id: 'q1' });
    await desk.clock.advance(10 * minute);
    const { id: stretchId } = stretchOf(desk);
    expect(() => desk.service.correct({ id: 'q1', stretchId, stoppedAt: at('11:15') })).toThrow(
      expect.objectContaining({ detail: { reason: 'it would stop after the next stretch had begun' } }),
    );
  });
});
