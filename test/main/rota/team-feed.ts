import { ask, startCore } from '../../support/core-under-test';
import { at, hour } from './rota-desk';

export type Told = {
  readonly who: string;
  readonly from: string | number;
  readonly to: string | number;
  /** An event that is renamed keeps its id. */
  readonly uid?: string;
};

const instant = (value: string | number) => (typeof value === 'number' ? value : at(value));
const stamp = (value: string | number) => new Date(instant(value)).toISOString().replace(/\.\d{3}|[-:]/g, '');

/** A calendar of primary shifts. */
function calendar(shifts: readonly Told[]): string {
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:test',
    'X-WR-CALNAME:Primary',
    ...shifts.flatMap(({ who, from, to, uid }) => [
      'BEGIN:VEVENT',
      `UID:${uid ?? `${who} ${instant(from)}`}`,
      'DTSTAMP:20261101T000000Z',
      `DTSTART:${stamp(from)}`,
      `DTEND:${stamp(to)}`,
      `SUMMARY:${who}`,
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
    '',
  ].join('\r\n');
}

/** A whole core whose rota comes from one calendar, in which I am Ada. */
export async function startTeam(given: readonly Told[], now: string) {
  let text = calendar(given);
  const answer = (url: unknown) =>
    String(url).includes('calendar.example')
      ? Promise.resolve(new Response(text, { headers: { 'content-type': 'text/calendar' } }))
      : Promise.reject(new Error('no network in this test'));
  const started = startCore({ now: at(now), fetch: answer as typeof fetch });
  const { core, clock, notifier } = started;
  await ask(core, 'settings.setUp', { me: 'Ada', packId: 'cloud-platform', workspace: 'practice' });
  const { sources } = await ask(core, 'rota.addCalendar', {
    name: 'Team',
    address: 'https://calendar.example/team.ics',
  });
  const team = sources.find(({ kind }) => kind === 'ical');
  if (team === undefined) throw new Error('no source');
  const lane = { id: team.id, lane: team.lanes[0]?.key ?? '' };
  const choose = (value: string) => ask(core, 'rota.chooseMe', { marks: [{ kind: 'name', value }] });
  const assign = (role?: 'primary') => ask(core, 'rota.assignLane', { ...lane, ...(role && { role }) });
  await assign('primary');
  await choose('Ada');
  return {
    ...started,
    choose,
    assign,
    goTo: (to: string) => clock.advance(at(to) - clock.now()),
    async tell(shifts: readonly Told[]) {
      text = calendar(shifts);
      await ask(core, 'rota.readSources', {});
    },
    /** A checklist with a tick, and a word in the handover. */
    async leaveTraces() {
      const [run] = await ask(core, 'checklist.read', {});
      if (run === undefined) throw new Error('No checklist was begun');
      const itemId = run.items[0]?.id ?? '';
      await ask(core, 'checklist.mark', { runId: run.id, itemId, state: 'done' });
      const { shiftId } = await ask(core, 'handover.read', {});
      await ask(core, 'handover.write', { shiftId, section: 'watch', ownWords: 'Mind the disk.' });
    },
    async traces() {
      const { shift } = await ask(core, 'watch.read', {});
      const [run] = await ask(core, 'checklist.read', {});
      const draft = await ask(core, 'handover.read', {});
      return {
        shiftId: shift?.id,
        runId: run?.id,
        done: run?.items.filter(({ state }) => state === 'done').length,
        handoverOf: draft.shiftId,
        hasMyWords: JSON.stringify(draft).includes('Mind the disk.'),
      };
    },
    /** Of shifts: a list that is overdue is told of too. */
    told: () => notifier.shown.filter(({ key }) => key.startsWith('shift:')).map(({ title }) => title),
    async hoursOf(month: string) {
      const { onCall } = await ask(core, 'hours.month', { month });
      return onCall.map(({ startsAt, endsAt, totalMs }) => ({
        startsAt: new Date(startsAt).toISOString(),
        endsAt: new Date(endsAt).toISOString(),
        hours: totalMs / hour,
      }));
    },
  };
}
