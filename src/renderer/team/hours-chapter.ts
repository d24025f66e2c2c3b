import { hoursWords } from '../../shared/hours-words';
import type { Pack } from '../../shared/nouns/pack';
import { zoneName } from '../../shared/rota/format-time';
import { listed } from '../words/counted';
import { type Chapter, fact, list, maybe, text } from './handbook';
import { divisionWords, weekInWords } from './hours-in-words';

export function hoursChapter(
  { hours: week, zone, division, rota, support, limits }: Pack,
  now: number,
): Chapter {
  const name = zoneName(zone, now);
  const isNone = week.onCall.weekdays.length + week.onCall.weekends.length === 0;
  return {
    id: 'hours',
    title: 'Hours',
    sections: [
      {
        id: 'when',
        title: 'When somebody is there',
        entries: [
          { key: 'support', pieces: [fact('Support:', weekInWords(week.support))] },
          { key: 'duty', pieces: [fact('Somebody online:', weekInWords(week.dutyOnline))] },
          {
            key: 'on-call',
            pieces: [fact('On call:', isNone ? 'Nobody is on call.' : weekInWords(week.onCall))],
          },
          {
            key: 'zone',
            pieces: [
              text(
                `Wall time in ${zone}, now ${name}. Bank holidays are those of ${divisionWords[division]}.`,
              ),
            ],
          },
          ...(rota.roles.length === 0
            ? []
            : [{ key: 'roles', pieces: [fact('On call stand', `a ${listed(rota.roles)} engineer`)] }]),
        ],
      },
      {
        id: 'periods',
        title: 'Support in periods',
        entries: [
          {
            key: 'periods',
            pieces: list(
              support.periods.map((period) => `${period.name}, ${period.from} to ${period.to}`),
              'Somebody is nominated for each',
            ),
          },
          {
            key: 'question',
            pieces: maybe(limits.supportQuestionMs, (ms) =>
              fact('A question becomes a ticket after', hoursWords(ms)),
            ),
          },
        ],
      },
    ],
  };
}
