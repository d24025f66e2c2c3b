import { describe, expect, it } from 'vitest';
import { at, hour, minute, openSupportDesk, pack, questionIn } from './support-desk';

const talk = 'https://mojdt.slack.com/archives/C57UPMZLY/p1700000000000100';

describe('a question', () => {
  it('is taken with its words, who asks and where the talk is', () => {
    const desk = openSupportDesk();
    const view = desk.begin('q1', { asked: 'Cannot deploy', asker: ' Joan ', link: talk });
    expect(view.questions).toEqual([
      {
        id: 'q1',
        asked: 'Cannot deploy',
        asker: 'Joan',
        link: talk,
        note: '',
        state: 'open',
        takenBy: 'Ada',
        limitMs: 15 * minute,
        stretches: [{ id: expect.any(String), startedAt: at('11:00'), stoppedAt: undefined }],
        changedAt: at('11:00'),
      },
    ]);
    expect(desk.events).toEqual([{ name: 'support.changed', value: view }]);
    expect(desk.inTransaction).toEqual([false]);
  });

  it('is taken once, however often the window asks', async () => {
    const desk = openSupportDesk();
    desk.begin('q1');
    await desk.clock.advance(minute);
    const view = desk.begin('q1', { asked: 'The same, sent again' });
    expect(view.questions.map(({ asked }) => asked)).toEqual(['Cannot deploy']);
    expect(desk.events).toHaveLength(1);
  });

  it('keeps the limit of the pack by which it was taken', () => {
    const desk = openSupportDesk();
    desk.begin('q1');
    desk.now.pack = { ...pack, limits: { ...pack.limits, supportQuestionMs: undefined } };
    const view = desk.begin('q2');
    expect(view.questions.map(({ limitMs }) => limitMs)).toEqual([15 * minute, undefined]);
  });

  it('ends answered, with an issue whose link may come later, or with somebody else', async () => {
    const desk = openSupportDesk();
    for (const id of ['q1', 'q2', 'q3']) desk.begin(id);
    await desk.clock.advance(5 * minute);
    desk.service.answer({ id: 'q1' });
    desk.service.ticket({ id: 'q2', link: '' });
    desk.service.handTo({ id: 'q3', person: 'Grace' });
    const outcome = (id: string) => {
      const { state, ticket, handedTo, stretches } = questionIn(desk.service.read(), id);
      return { state, ticket, handedTo, stoppedAt: stretches[0]?.stoppedAt };
    };
    const stoppedAt = at('11:05');
    expect(outcome('q1')).toEqual({ state: 'answered', ticket: undefined, handedTo: undefined, stoppedAt });
    const ticket = { openedAt: stoppedAt, link: undefined };
    expect(outcome('q2')).toEqual({ state: 'ticket', ticket, handedTo: undefined, stoppedAt });
    expect(outcome('q3')).toEqual({ state: 'handed', ticket: undefined, handedTo: 'Grace', stoppedAt });
    await desk.clock.advance(minute);
    const link = 'https://github.com/ministryofjustice/cloud-platform/issues/7';
    desk.service.ticket({ id: 'q2', link });
    expect(outcome('q2').ticket).toEqual({ openedAt: stoppedAt, link });
    // Asked for once more without it, the link stays.
    desk.service.ticket({ id: 'q2', link: '' });
    expect(outcome('q2').ticket).toEqual({ openedAt: stoppedAt, link });
  });

  it('is open again when it is resumed, and its issue is still its issue', async () => {
    const desk = openSupportDesk();
    desk.begin('q1');
    desk.service.ticket({ id: 'q1', link: 'https://example.org/1' });
    await desk.clock.advance(minute);
    const { state, ticket, stretches } = questionIn(desk.service.resume({ id: 'q1' }));
    expect({ state, ticket }).toEqual({
      state: 'open',
      ticket: { openedAt: at('11:00'), link: 'https://example.org/1' },
    });
    expect(stretches.map(({ stoppedAt }) => stoppedAt)).toEqual([at('11:00'), undefined]);
  });

  it('announces and keeps nothing where an act changes nothing', () => {
    const desk = openSupportDesk();
    desk.begin('q1');
    desk.service.resume({ id: 'q1' });
    desk.service.note({ id: 'q1', note: '' });
    desk.service.stop({ id: 'q1' });
    desk.service.stop({ id: 'q1' });
    expect(desk.events).toHaveLength(2);
    expect(desk.db.prepare('SELECT act FROM question_revision ORDER BY number').pluck().all()).toEqual([
      'begin',
      'stop',
    ]);
  });

  it('keeps every wording that it had', () => {
    const desk = openSupportDesk();
    desk.begin('q1', { asked: 'Deploy?' });
    desk.service.reword({ id: 'q1', asked: 'Cannot deploy to prod', asker: 'Joan', link: talk });
    desk.service.note({ id: 'q1', note: 'quota' });
    const { asked, asker, link, note } = questionIn(desk.service.read());
    expect({ asked, asker, link, note }).toEqual({
      asked: 'Cannot deploy to prod',
      asker: 'Joan',
      link: talk,
      note: 'quota',
    });
    expect(
      desk.db.prepare("SELECT question ->> '$.asked' FROM question_revision ORDER BY number").pluck().all(),
    ).toEqual(['Deploy?', 'Cannot deploy to prod', 'Cannot deploy to prod']);
    expect(() => desk.db.exec("UPDATE question_revision SET question = '{}'")).toThrow('never changed');
    expect(() => desk.db.exec('DELETE FROM question')).toThrow('never deleted');
  });

  it('taken by mistake is set aside with the reason and can be brought back', () => {
    const desk = openSupportDesk();
    desk.begin('q1');
    expect(questionIn(desk.service.setAside({ id: 'q1', reason: 'the wrong channel' })).setAside).toBe(
      'the wrong channel',
    );
    expect(desk.service.during(at('07:00'), at('22:00')).questions).toEqual([]);
    expect(() => desk.service.answer({ id: 'q1' })).toThrow(expect.objectContaining({ code: 'not-found' }));
    expect(questionIn(desk.service.bringBack({ id: 'q1' })).setAside).toBeUndefined();
    expect(desk.service.during(at('07:00'), at('22:00')).questions).toHaveLength(1);
  });

  it.each([
    ['http://mojdt.slack.com/archives/C1/p1', 'it does not begin with https://'],
    ['javascript:alert(1)', 'it does not begin with https://'],
    ['mojdt.slack.com/archives/C1/p1', 'it is not an address such as https://example.org'],
    ['https://slack.com@evil.example/', 'it holds a name or a password before its host'],
  ])('does not keep the link %s', (link, reason) => {
    const desk = openSupportDesk();
    const refused = expect.objectContaining({ code: 'question-link-invalid', detail: { link, reason } });
    expect(() => desk.begin('q1', { link })).toThrow(refused);
    expect(desk.service.read().questions).toEqual([]);
    desk.begin('q2');
    expect(() => desk.service.ticket({ id: 'q2', link })).toThrow(refused);
    expect(questionIn(desk.service.read(), 'q2').state).toBe('open');
  });

  it('that is over stands for the rest of the day; what waits for something stays longer', async () => {
    const desk = openSupportDesk(at('16:00'));
    for (const id of ['answered', 'open', 'waits', 'linked']) desk.begin(id);
    desk.service.answer({ id: 'answered' });
    desk.service.ticket({ id: 'waits', link: '' });
    desk.service.ticket({ id: 'linked', link: 'https://example.org/2' });
    expect(desk.service.read().questions).toHaveLength(4);
    desk.clock.jumpTo(at('09:00', '2026-11-21'));
    expect(desk.service.read().questions.map(({ id }) => id)).toEqual(['open', 'waits']);
  });

  it('stands in the record of each shift that worked on it, or had it open', async () => {
    const desk = openSupportDesk(at('10:00'));
    desk.begin('early');
    desk.service.answer({ id: 'early' });
    desk.begin('left');
    desk.service.stop({ id: 'left' });
    await desk.clock.advance(6 * hour);
    desk.begin('late');
    desk.service.answer({ id: 'late' });
    const idsIn = (from: string, to: string) =>
      desk.service.during(at(from), at(to)).questions.map(({ id }) => id);
    expect(idsIn('09:00', '12:00')).toEqual(['early', 'left']);
    expect(idsIn('12:00', '18:00')).toEqual(['left', 'late']);
    expect(idsIn('07:00', '09:00')).toEqual([]);
  });

  it('is work for the hours, its ends alone where the stopwatch went across a night', async () => {
    const desk = openSupportDesk(at('16:50'));
    desk.begin('q1');
    await desk.clock.advance(10 * minute);
    desk.service.stop({ id: 'q1' });
    desk.begin('forgotten', { asked: 'Left running' });
    desk.clock.jumpTo(at('09:00', '2026-11-21'));
    desk.service.stop({ id: 'forgotten' });
    const kind = 'support' as const;
    expect(desk.service.workBetween(at('00:00'), at('00:00', '2026-11-22'))).toEqual([
      { at: at('16:50'), untilAt: at('17:00'), kind, about: 'Cannot deploy' },
      { at: at('17:00'), untilAt: undefined, kind, about: 'Left running' },
      { at: at('09:00', '2026-11-21'), untilAt: undefined, kind, about: 'Left running' },
    ]);
  });
});
