import { describe, expect, it } from 'vitest';
import { fillPhrase } from '../../../src/shared/phrases';
import { bulletsBetween, filled, linesBetween, seedText, shippedPack } from './seed-text';

const older = seedText('002');
const newer = seedText('003');
const incident = seedText('004');
const pack = shippedPack('cloud-platform');

describe('the exact forms of words of the Cloud Platform', () => {
  it('stand in the Incident Process, each as a line of its own', () => {
    const { declare, lead, scribe, resolve } = pack.phrases;
    const lines = incident.split('\n');
    for (const words of [declare, lead, scribe, resolve]) expect(lines).toContain(words);
  });

  it('make the examples of the Incident Process, byte for byte', () => {
    const examples = linesBetween(incident, 'Examples', '3. Assign roles')
      .join('\n')
      .trim()
      .split('\n\n')
      .map((example) => example.replace(/\s*\n/g, ' '));
    expect(examples).toHaveLength(3);
    for (const example of examples) {
      const [, reason = '', impact = ''] = /because (.*?)\. The impact is that (.*)\.$/.exec(example) ?? [];
      expect(fillPhrase(pack.phrases.declare, { reason, impact })).toBe(example);
    }
  });

  it('make the announcement of the newer document, byte for byte', () => {
    const example = linesBetween(newer, 'So for example:', 'Our on call process').join('\n').trim();
    expect(
      filled(pack.templates.announcement, {
        'what, and why':
          'upgrading Postgres from version 9.2 (out of support) to version 9.6 on CLA, Moving People Safely and Prison Visits Booking RDS instances today',
        when: 'between 10AM and 3PM',
        'the times of the updates': '1PM and 3PM',
      }),
    ).toBe(example);
  });
});

describe('the incident process of the Cloud Platform', () => {
  it('has the roles with every responsibility, in order', () => {
    const found = pack.incidentRoles.map(({ name, required, responsibilities }) => [
      name,
      required,
      responsibilities,
    ]);
    expect(found).toEqual([
      ['Incident Lead', true, bulletsBetween(incident, '3.1 Incident Lead', 'NB:')],
      ['Scribe', true, bulletsBetween(incident, '3.2 Scribe', 'NB: this log')],
      ['Communications Lead', false, bulletsBetween(incident, '3.3 Communications', 'People to update:')],
    ]);
    expect(pack.incidentRoles.map(({ responsibilities }) => responsibilities.length)).toEqual([8, 5, 5]);
  });

  it('has everybody who is to be updated, and how', () => {
    const lines = linesBetween(incident, 'People to update:', 'Transferring roles').join('\n');
    expect(pack.updateGroups.map(({ id }) => id)).toEqual([
      'users',
      'team',
      'leadership',
      'incident-management',
    ]);
    for (const { name, channels, emails, people, also } of pack.updateGroups) {
      for (const words of [name, ...channels, ...emails, ...people, ...also]) expect(lines).toContain(words);
    }
    // The older document named one person more.
    expect(older).toContain('Steve, Karen, Tony, Kalbir');
    expect(pack.updateGroups.find(({ id }) => id === 'leadership')?.people).toEqual([
      'Steve',
      'Karen',
      'Tony',
    ]);
    expect(pack.updateGroups.find(({ id }) => id === 'incident-management')).toMatchObject({
      postedBy: ['Steve', 'Tony'],
      onlyFor: 'high',
    });
  });

  it('has the definition of an incident, and what else it may be', () => {
    const defined = bulletsBetween(incident, 'We define an incident', '“Users” include');
    const words = [...pack.definition.must, ...pack.definition.any];
    expect(words).toEqual(defined.map((line) => line.replace(/, (and|or)$/, '')));
    const prose = incident.replace(/\s+/g, ' ');
    for (const note of pack.definition.notes) expect(prose).toContain(note);
    expect(prose).toContain(pack.definition.otherwise);
  });

  it('has what is to be done after it', () => {
    const after = bulletsBetween(incident, 'After the incident is resolved:', 'This page was last reviewed');
    expect(after).toHaveLength(3);
    expect(pack.incidents.whenResolved.map(({ text }) => text)).toEqual([
      expect.stringContaining('an appropriate message should go out via the same channels'),
      ...after,
    ]);
    expect(incident).toContain(pack.report.publishIn);
    expect(pack.incidents.whenDeclared[0]?.text).toBe('If this is a security breach, also report it');
  });

  it('has what the older document says of priorities, which the newer ones no longer say', () => {
    expect(pack.priorities.find(({ id }) => id === 'high')?.criteria).toEqual(
      bulletsBetween(older, '#### High priority', '## Postmortems'),
    );
    expect(`${newer}${incident}`).not.toContain('Service outages');
  });
});

describe('the days of the Cloud Platform', () => {
  const itemsOf = (phase: string) =>
    pack.checklists.find((list) => list.phase === phase)?.items.map(({ text }) => text);

  it('begin with what only the older document lists', () => {
    expect(linesBetween(newer, 'On starting the day', 'During support hours').join('').trim()).toBe('');
    const [, ...listed] = bulletsBetween(older, '_On starting the day', '_During support hours');
    expect(listed).toHaveLength(3);
    const plain = (text: string) =>
      text
        .replace(/\[`(#[\w-]+)`\]\([^)]*\)/g, '$1')
        .replace(' slack channel', '')
        .replace('on call', 'on-call')
        .replace(/\bany user requests/, 'user requests');
    expect(itemsOf('start-of-day')).toEqual([
      'Check #high-priority-alarms for any issues to investigate',
      'Check #low-priority-alarms for any issues to investigate',
      ...listed.map(plain),
    ]);
  });

  it('go on with what the newer document lists, for one engineer and for the whole team', () => {
    const all = bulletsBetween(newer, 'During support hours', 'Before ending the day');
    expect(all).toHaveLength(7);
    expect(itemsOf('support-hours')).toEqual(all);
  });

  it('end with the handover', () => {
    const last = bulletsBetween(newer, 'Before ending the day', '#ask-cloud-platform slack channel');
    expect(last).toHaveLength(1);
    expect(itemsOf('end-of-day')).toEqual(last);
  });

  it('have the limits: an hour on call, a quarter for a question, an hour between gatherings', () => {
    expect(newer).toContain('will work on those incidents for up to 1 hour');
    expect(newer).toContain('longer than 15 mins on it');
    expect(older).toContain('the support team will gather every 1 hour');
    expect(pack.limits).toEqual({
      onCallWorkMs: 3_600_000,
      // The older document began with the maintenance mode.
      afterOnCallWork: bulletsBetween(newer, 'not able to resolve the issue', 'Critical incidents only'),
      supportQuestionMs: 900_000,
      regroupEveryMs: 3_600_000,
    });
    expect(pack.limits.afterOnCallWork).toHaveLength(2);
  });

  it('have the style, the advice and the forms for a ticket', () => {
    expect(pack.support.style).toEqual(
      bulletsBetween(older, '### Communication style', 'When the solution').map((line) =>
        line.replace('&mdash;', '—'),
      ),
    );
    expect(pack.comms.advice).toEqual(bulletsBetween(newer, 'In these situations:', 'So for example:'));
    for (const { name, url } of pack.support.ticketForms) expect(older).toContain(`[${name}](${url})`);
    expect(pack.support.ticketForms).toHaveLength(2);
  });

  it('have every channel that the documents name, and the addresses that the older one knows', () => {
    const named = new Set(`${newer}${incident}`.match(/#[a-z][a-z0-9-]+/g));
    expect(new Set(pack.channels.named.map(({ name }) => name))).toEqual(named);
    for (const { name, link } of pack.channels.named) {
      if (link !== undefined) expect(older).toContain(`[\`${name}\`](${link})`);
    }
    expect(newer).toContain(pack.contacts[0]?.email);
    for (const words of pack.contacts[0]?.mention ?? []) expect(newer.replace(/[‘’]/g, '')).toContain(words);
  });

  it('are to be read again when the documents say so', () => {
    expect(incident).toContain(
      'last reviewed on 3 September 2024. It needs to be reviewed again on 3 March 2025',
    );
    expect(newer).toContain('last reviewed on 17 May 2021. It needs to be reviewed again on 17 August 2021');
    expect([pack.review, ...pack.documents].map((one) => [one?.reviewedOn, one?.dueOn])).toEqual([
      ['2024-09-03', '2025-03-03'],
      ['2021-05-17', '2021-08-17'],
      ['2024-09-03', '2025-03-03'],
    ]);
  });
});
