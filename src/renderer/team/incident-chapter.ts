import { hoursWords } from '../../shared/hours-words';
import type { LabelRule, Pack } from '../../shared/nouns/pack';
import type { IncidentStep, UpdateGroup } from '../../shared/nouns/pack-process';
import { listed } from '../words/counted';
import { capital } from '../words/cover-words';
import {
  type Chapter,
  copy,
  type Entry,
  fact,
  type HandbookSection,
  link,
  list,
  maybe,
  text,
} from './handbook';

export function incidentChapter(pack: Pack): Chapter {
  return {
    id: 'incidents',
    title: 'Incidents',
    sections: [
      definition(pack),
      priorities(pack),
      exactWords(pack),
      roles(pack),
      peopleToUpdate(pack),
      steps('when-declared', 'When one is declared', pack.incidents.whenDeclared, ownChannel(pack)),
      limits(pack),
      communication(pack),
      steps('when-resolved', 'When it is resolved', pack.incidents.whenResolved, []),
      report(pack),
    ],
  };
}

function definition({ definition: { must, any, otherwise, notes } }: Pack): HandbookSection {
  const conditions = [
    ...list(must, 'An incident'),
    ...list(any, must.length === 0 ? 'An incident does any of these' : 'and any of these'),
  ];
  return {
    id: 'definition',
    title: 'What is an incident',
    entries: [
      { key: 'conditions', pieces: conditions },
      ...notes.map((note) => ({ key: note, pieces: [text(note)] })),
      ...(otherwise === undefined ? [] : [{ key: 'otherwise', pieces: [fact('If it is none:', otherwise)] }]),
    ],
  };
}

function priorities({ priorities: plans, alarms }: Pack): HandbookSection {
  return {
    id: 'priorities',
    title: 'Priorities',
    entries: [
      ...plans.map((plan) => ({
        key: plan.id,
        title: plan.name,
        pieces: [
          ...list(plan.criteria, plan.criteria.length > 1 ? 'Any one of these' : undefined),
          ...maybe(plan.means, text),
        ],
      })),
      ...(alarms.high.length === 0
        ? []
        : [{ key: 'alarms', pieces: [fact('Alarms are high priority where', rules(alarms.high))] }]),
    ],
  };
}

function rules(high: readonly LabelRule[]): string {
  return high.map(({ label, anyOf }) => `${label} is ${anyOf.join(' or ')}`).join(', or ');
}

function exactWords({ phrases }: Pack): HandbookSection {
  return {
    id: 'exact-words',
    title: 'The exact words',
    entries: [
      { key: 'declare', pieces: [copy(phrases.declare, 'To declare')] },
      { key: 'lead', pieces: [copy(phrases.lead, 'To take the lead')] },
      { key: 'scribe', pieces: [copy(phrases.scribe, 'To take the log')] },
      { key: 'resolve', pieces: [copy(phrases.resolve, 'To end it')] },
    ],
  };
}

function roles({ incidentRoles, phrases }: Pack): HandbookSection {
  const exact: Readonly<Record<string, string>> = { lead: phrases.lead, scribe: phrases.scribe };
  return {
    id: 'roles',
    title: 'Roles',
    entries: incidentRoles.map(({ id, name, required, responsibilities, says }) => ({
      key: id,
      title: name,
      remark: required ? 'must be filled' : 'where it is desirable',
      pieces: [...list(responsibilities), ...maybe(says ?? exact[id], (words) => copy(words, 'Says'))],
    })),
  };
}

function peopleToUpdate({ updateGroups }: Pack): HandbookSection {
  return { id: 'people-to-update', title: 'People to update', entries: updateGroups.map(updateEntry) };
}

function updateEntry(group: UpdateGroup): Entry {
  const { id, name, people, channels, emails, also, postedBy, onlyFor } = group;
  return {
    key: id,
    title: name,
    remark: onlyFor === undefined ? undefined : `${onlyFor} priority only`,
    pieces: [
      ...(people.length === 0 ? [] : [fact('People:', listed(people))]),
      ...(channels.length === 0 ? [] : [fact('Channels:', listed(channels))]),
      ...emails.map((email) => copy(email, 'Mail')),
      ...(also.length === 0 ? [] : [fact('Also:', listed(also))]),
      ...(postedBy.length === 0 ? [] : [text(`Only ${listed(postedBy)} may post there.`)]),
    ],
  };
}

function ownChannel({ incidents, channels }: Pack): readonly Entry[] {
  const own = incidents.ownChannel === undefined ? [] : [fact('A channel of its own:', incidents.ownChannel)];
  return [{ key: 'where', pieces: [fact('It is declared in', channels.incidents), ...own] }];
}

function steps(
  id: string,
  title: string,
  given: readonly IncidentStep[],
  first: readonly Entry[],
): HandbookSection {
  const entries = given.map(({ text: words, link: url }, index) => ({
    key: `step-${index}`,
    pieces: [text(capital(words)), ...maybe(url, (address) => link('Open it', address))],
  }));
  return { id, title, entries: [...first, ...entries] };
}

function limits({ limits: limit }: Pack): HandbookSection {
  const { onCallWorkMs, afterOnCallWork, regroupEveryMs } = limit;
  return {
    id: 'limits',
    title: 'Limits',
    entries: [
      {
        key: 'on-call',
        pieces: [
          ...maybe(onCallWorkMs, (ms) => fact('On call works on one for up to', hoursWords(ms))),
          ...list(afterOnCallWork, 'and then'),
        ],
      },
      {
        key: 'regroup',
        pieces: maybe(regroupEveryMs, (ms) => fact('Those who work on it gather every', hoursWords(ms))),
      },
    ],
  };
}

function communication({ comms }: Pack): HandbookSection {
  return {
    id: 'communication',
    title: 'Communication',
    entries: [
      {
        key: 'comms',
        pieces: [
          ...maybe(comms.updateEveryMs, (ms) => fact('An update at least every', hoursWords(ms))),
          ...list(comms.advice),
        ],
      },
    ],
  };
}

function report({ report: { headings, publishIn, link: url } }: Pack): HandbookSection {
  return {
    id: 'report',
    title: 'The report',
    entries: [
      {
        key: 'report',
        pieces: [
          ...list(headings.map(({ title, hint }) => (hint === undefined ? title : `${title}: ${hint}`))),
          ...maybe(publishIn, (place) => fact('Published in', place)),
          ...maybe(url, (address) => link('Open it', address)),
        ],
      },
    ],
  };
}
