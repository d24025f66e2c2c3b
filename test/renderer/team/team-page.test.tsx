import { describe, expect, it } from 'vitest';
import type { Pack } from '../../../src/shared/nouns/pack';
import { click, during, find, ordinaryCore, press, renderApp, settle, text, type } from '../support/render';
import * as samples from '../support/samples';
import { choice, fullPack } from './team-packs';

async function openTeam(pack: Pack = fullPack) {
  const core = ordinaryCore({ 'packs.current': () => pack, 'packs.list': () => [choice] });
  const app = await renderApp(core, '#/team');
  // The page is loaded when it is first asked for.
  while (document.querySelector('.contents') === null) await settle();
  return { core, ...app };
}

const shown = (selector: string) => [...document.querySelectorAll(selector)].map((each) => each.textContent);
const part = (title: string) => {
  const heading = [...document.querySelectorAll('.part > h3')].find((each) => each.textContent === title);
  return heading?.parentElement?.textContent ?? '';
};

describe('the Team page', () => {
  it('shows who to contact and what to say, with the address to copy', async () => {
    await openTeam();
    expect(find('h1').textContent).toBe('Cloud Platform');
    expect(part('Who to contact')).toBe(
      'Who to contact' +
        'On call, out of hours' +
        'Critical incidents only' +
        'MailCopyon-call@example.org' +
        'Say' +
        'the known facts' +
        'the Slack channel',
    );
  });

  it('shows what an incident is, what makes its priority, and what to do where it is none', async () => {
    await openTeam();
    expect(part('What is an incident')).toMatch(/is unplannedand any of theseimpacts end users/);
    expect(part('What is an incident')).toContain('prison officers');
    expect(part('What is an incident')).toContain(
      'If it is none: raise a ticket to fix whatever needs fixing',
    );
    expect(part('Priorities')).toContain('Any one of theseService outagesA system failsMore focus.');
  });

  it('shows each role with its responsibilities and exact words', async () => {
    await openTeam();
    expect(part('Roles')).toBe(
      'Roles' +
        'Incident Leadmust be filleddecide on additional rolesSaysCopyI am the incident lead' +
        'Communicationswhere it is desirablegive updatesSaysCopyI talk',
    );
    expect(part('The exact words')).toContain(fullPack.phrases.declare);
    expect(part('People to update')).toBe(
      'People to updateIncident Managementhigh priority onlyChannels: #p1sMailCopymanagement@example.org' +
        'Only Steve and Tony may post there.',
    );
  });

  it('says the hours in words, with their zone and whose holidays count', async () => {
    await openTeam();
    expect(part('When somebody is there')).toBe(
      'When somebody is there' +
        'Support: Weekdays 10:00 to 17:00; not at weekends or on bank holidays.' +
        'Somebody online: Weekdays 09:00 to 18:00; not at weekends or on bank holidays.' +
        'On call: Weekdays 07:00 to 10:00 and 17:00 to 22:00; weekends and bank holidays 07:00 to 22:00.' +
        'Wall time in Europe/London, now GMT. Bank holidays are those of England and Wales.' +
        'On call stand a primary and secondary engineer',
    );
    expect(part('Limits')).toContain('On call works on one for up to 1 h');
    expect(part('Limits')).toContain('Those who work on it gather every 1 h');
    expect(part('Support in periods')).toContain('A question becomes a ticket after 15 min');
  });

  it('says what is due for review, of the pack and of what it was written from', async () => {
    await openTeam();
    expect(find('.team-head .lead').textContent).toBe(
      'reviewed 3 September 2024, due for review since 3 March 2025.',
    );
    expect(find('.team-head .lead').className).toContain('overdue');
    expect(part('What it was written from')).toBe(
      'What it was written from' +
        'Operational Processesreviewed 17 May 2021, due for review since 17 August 2021' +
        'Newer textreviewed 1 October 2026, next by 1 April 2027Open it docs.example.org' +
        'This packreviewed 3 September 2024, due for review since 3 March 2025' +
        'It is ours.yaml in /team/packs. Add what you learn there: what the file says stands here at once.',
    );
    expect(shown('.remark.overdue')).toHaveLength(2);
  });

  it('opens links outside by way of the core', async () => {
    const { core } = await openTeam();
    core.answers['links.open'] = () => ({ host: 'example.org' });
    const link = [...document.querySelectorAll('button')].find((each) => each.textContent === 'Grafana');
    if (link === undefined) throw new Error('There is no link to Grafana');
    await click(link);
    expect(core.askedFor('links.open')).toEqual([{ url: 'https://grafana.example.org/d/1' }]);
  });

  it('leaves out what the pack does not have', async () => {
    await openTeam(samples.pack);
    expect(shown('.chapter > h2')).toEqual([
      'Incidents',
      'People and places',
      'Hours',
      'This team, and this page',
    ]);
    expect(text()).not.toContain('Known issues');
    expect(find('.team-head .lead').textContent).toBe('This pack has no review date.');
  });

  it('finds while typing, underlines what was found, and leaves the rest out', async () => {
    await openTeam();
    await press('/');
    const field = find<HTMLInputElement>('.team-head input');
    expect(document.activeElement).toBe(field);
    await type(field, 'docker LOGS');
    expect(shown('.chapter > h2')).toEqual(['Known issues']);
    expect(shown('.entry-of-team > h3')).toEqual(['Generic upload.']);
    expect(shown('mark').map((each) => each?.toLowerCase())).toEqual(['docker', 'logs']);
    expect(find('.team-head [role=status]').textContent).toBe('1 entry with all of these words.');
    expect(shown('.contents button')).toEqual(['Known issues']);
    await type(field, 'zebra');
    expect(find('.team-head [role=status]').textContent).toBe('Nothing on this page has all of these words.');
    await type(field, '');
    expect(shown('.chapter > h2')).toContain('Texts');
  });

  it('leads to its parts by keyboard', async () => {
    await openTeam();
    const to = [...document.querySelectorAll<HTMLElement>('.contents button')].find(
      (each) => each.textContent === 'Known issues',
    );
    if (to === undefined) throw new Error('The contents do not name the known issues');
    await click(to);
    expect(document.activeElement?.textContent).toBe('Known issues');
  });

  it('copies exact words, and says so where it may not', async () => {
    await openTeam();
    const written: string[] = [];
    const clipboard = { writeText: (words: string) => Promise.resolve(void written.push(words)) };
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: clipboard });
    const [copy] = [...document.querySelectorAll<HTMLElement>('.exact button')];
    if (copy === undefined) throw new Error('There is nothing to copy');
    await click(copy);
    expect(written).toEqual([fullPack.phrases.declare]);
    expect(find('.exact [role=status]').textContent).toBe('Copied');
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: undefined });
    await click(copy);
    expect(find('.exact [role=status]').textContent).toContain('Could not be copied');
  });

  it('is another at once when the pack in use changes', async () => {
    const { core } = await openTeam();
    await during(() => core.tell('pack.changed', { ...fullPack, name: 'Another team' }));
    expect(find('h1').textContent).toBe('Another team');
  });
});

it('before a declaration, says what the words of the definition mean and what to do where it is none', async () => {
  const pack = fullPack;
  await renderApp(ordinaryCore({ 'packs.current': () => pack }), '#/declare');
  const card = find('.is-it-one').textContent ?? '';
  for (const note of pack.definition.notes) expect(card).toContain(note);
  expect(card).toContain('If it is none: raise a ticket to fix whatever needs fixing');
});
