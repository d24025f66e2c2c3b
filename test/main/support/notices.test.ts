import { describe, expect, it } from 'vitest';
import { at, hour, minute, openSupportDesk, pack } from './support-desk';

const limitKey = 'support:question:q1';
/** Of questions alone. */
const shownKeys = (desk: ReturnType<typeof openSupportDesk>) =>
  desk.notifier.shown.map(({ key }) => key).filter((key) => key.startsWith('support:question:'));
/** Without periods: these tests are about questions. */
function openDesk(startAt?: number) {
  const desk = openSupportDesk(startAt);
  desk.now.pack = { ...pack, support: { ...pack.support, periods: [] } };
  return desk;
}

describe('a question that takes too long', () => {
  it('is told once, with what to do', async () => {
    const desk = openDesk();
    desk.service.start();
    desk.begin('q1', { asked: 'Cannot\ndeploy', asker: 'Joan' });
    await desk.clock.advance(14 * minute + 50_000);
    expect(desk.notifier.shown).toEqual([]);
    await desk.clock.advance(hour);
    expect(desk.notifier.shown).toEqual([
      {
        key: limitKey,
        title: '15 min on one question',
        body: '“Cannot deploy”, asked by Joan: open an issue, the talk stays in the channel.',
        urgency: 'low',
        actions: [],
      },
    ]);
  });

  it('is told once across restarts, also when its time was up while nothing ran', async () => {
    const desk = openDesk();
    desk.service.start();
    desk.begin('q1');
    desk.service.close();
    desk.clock.jumpTo(at('11:40'));
    const again = desk.restart();
    again.service.start();
    expect(shownKeys(again)).toEqual([limitKey]);
    const oncemore = again.restart();
    oncemore.service.start();
    await oncemore.clock.advance(hour);
    expect(shownKeys(oncemore)).toEqual([limitKey]);
  });

  it('is told at its time although a clock that was ahead had told it before', async () => {
    const desk = openDesk(at('10:00'));
    desk.service.start();
    desk.begin('q1');
    desk.clock.jumpTo(at('13:00'));
    await desk.clock.advance(minute);
    desk.clock.jumpTo(at('10:01'));
    await desk.clock.advance(13 * minute);
    expect(shownKeys(desk)).toEqual([limitKey]);
    await desk.clock.advance(hour);
    expect(shownKeys(desk)).toEqual([limitKey, limitKey]);
  });

  it('is claimed before it is shown, and not tried again when the screen fails', async () => {
    const desk = openDesk();
    desk.notifier.answerWith({ kind: 'failed', reason: 'no screen' });
    desk.service.start();
    desk.begin('q1');
    await desk.clock.advance(20 * minute);
    expect(shownKeys(desk)).toEqual([limitKey]);
    expect(desk.db.prepare('SELECT key FROM support_notice').pluck().all()).toEqual([limitKey]);
    expect(desk.logger.lines.map(({ event }) => event)).toEqual(['support.notice.not-shown']);
  });

  it.each([
    ['is stopped', (desk: ReturnType<typeof openDesk>) => desk.service.stop({ id: 'q1' })],
    ['is answered', (desk: ReturnType<typeof openDesk>) => desk.service.answer({ id: 'q1' })],
    ['has its issue', (desk: ReturnType<typeof openDesk>) => desk.service.ticket({ id: 'q1', link: '' })],
  ])('is not told when it %s before', async (_name, end) => {
    const desk = openDesk();
    desk.service.start();
    desk.begin('q1');
    await desk.clock.advance(14 * minute);
    end(desk);
    await desk.clock.advance(hour);
    expect(desk.notifier.shown).toEqual([]);
  });

  it('is not told by a team without a limit', async () => {
    const desk = openDesk();
    desk.now.pack = { ...desk.now.pack, limits: { ...pack.limits, supportQuestionMs: undefined } };
    desk.service.start();
    desk.begin('q1');
    await desk.clock.advance(3 * hour);
    expect(desk.notifier.shown).toEqual([]);
  });

  it('is said to have run across the night', async () => {
    const desk = openDesk(at('16:55'));
    desk.service.start();
    desk.begin('q1');
    desk.clock.jumpTo(at('09:00', '2026-11-21'));
    await desk.clock.advance(10_000);
    expect(desk.notifier.shown[0]?.body).toBe(
      '“Cannot deploy”: open an issue, the talk stays in the channel. It has run since Fri 20 Nov 16:55, across the night.',
    );
  });

  it('opens the page at a click, and leaves the screen when it has an end', async () => {
    const desk = openDesk();
    desk.service.start();
    desk.begin('q1');
    await desk.clock.advance(16 * minute);
    desk.notifier.emit({ kind: 'closed', key: limitKey });
    desk.notifier.emit({ kind: 'opened', key: 'checklist:1' });
    expect(desk.pagesOpened()).toBe(0);
    desk.notifier.emit({ kind: 'opened', key: limitKey });
    expect(desk.pagesOpened()).toBe(1);
    desk.service.answer({ id: 'q1' });
    expect(desk.notifier.withdrawn).toEqual([limitKey]);
  });

  it('says once in the log that the stopwatches could not be looked at', async () => {
    const desk = openDesk();
    desk.service.start();
    desk.db.exec('ALTER TABLE question_stretch RENAME TO gone');
    await desk.clock.advance(minute);
    expect(desk.logger.lines.map(({ event }) => event)).toEqual(['support.look.failed']);
  });
});
