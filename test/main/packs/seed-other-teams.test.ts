import { describe, expect, it } from 'vitest';
import { linesBetween, quoteBetween, seedText, shippedPack, tableRows } from './seed-text';

describe('the daily ops tasks of Interventions', () => {
  const document = seedText('000');
  const pack = shippedPack('interventions');

  it('come from a document whose emoji are put right', () => {
    expect(document).toContain('📟 Degraded service');
    expect(document).toContain('✅ **Resolved**');
    expect(document).toContain('🙋 Extend this documentation');
    expect(document).not.toMatch(/[ðâ]/);
  });

  it('have the templates, byte for byte', () => {
    expect(pack.templates.degradedService).toBe(
      quoteBetween(document, 'Announce that we are looking into it', '1. Raise an incident'),
    );
    expect(pack.templates.resolved).toBe(
      quoteBetween(document, 'When finished, please add', '[#interventions-alerts]: '),
    );
    expect(pack.templates.degradedService).toContain('Investigation in progress.');
  });

  it('have every responsibility', () => {
    const rows = linesBetween(document, '| --- | --- |', '### Checklist')
      .filter((line) => line.startsWith('|'))
      .map((line) => tableRows([line.slice(1)])[0]);
    expect(rows).toHaveLength(4);
    expect(pack.responsibilities.map(({ what, why }) => [what, why])).toEqual(rows);
  });

  it('have every item of the list but the last, which is for whoever edits it', () => {
    const listed = linesBetween(document, '### Checklist', '### When we find anomalies').flatMap(
      (line) => /^1\. (.*)$/.exec(line)?.[1]?.replace(/\[([^\]]+)\](?:\[[^\]]+\]|\([^)]+\))?/g, '$1') ?? [],
    );
    expect(listed).toHaveLength(6);
    const [list, ...others] = pack.checklists;
    expect(others).toEqual([]);
    expect(list?.items.map(({ text }) => text)).toEqual(listed.slice(0, 5));
    const run = list?.items.find(({ id }) => id === 'pods')?.run ?? [];
    expect(document).toContain(`\`${run.slice(0, 4).join(' ')}\``);
    // What is added is how the answer is written and how long it may take: nothing of what is asked.
    expect(run.slice(4)).toEqual(['--output=json', '--request-timeout=10s']);
  });

  it('have the five outcomes with their actions, each with what must be answered', () => {
    const rows = linesBetween(document, '| -- | -- |', '### When we have')
      .filter((line) => line.includes('|'))
      .map((line) => tableRows([line.trim().slice(1)])[0]?.map((cell) => cell.replaceAll('<br>', '\n')));
    expect(rows).toHaveLength(5);
    expect(pack.outcomes.map(({ name, action }) => [name, action])).toEqual(rows);
    const required = pack.outcomes.map(({ id, followUp, offersIncident }) => [
      id,
      followUp.filter((one) => one.required).map((one) => `${one.id}: ${one.answer}`),
      offersIncident,
    ]);
    expect(required).toEqual([
      ['not-enough-information', ['collect: text'], false],
      ['intermittent-issue', ['watcher: person'], false],
      ['serious-issue', ['impact: text'], true],
      ['noise', ['removed: text', 'dashboard: link'], false],
      ['undetermined', ['decider: person'], false],
    ]);
  });

  it('have every address of the document, and its channels', () => {
    const addresses = [...document.matchAll(/^\[[^\]]+\]: (https:\S+)$/gm)].map((match) => match[1]);
    expect(addresses).toHaveLength(7);
    const known = [...pack.links.map(({ url }) => url), ...pack.channels.named.map(({ link }) => link)];
    for (const address of addresses) expect(known).toContain(address);
    const status = pack.incidents.whenDeclared[0]?.link;
    expect(document).toContain(`[status page](${status})`);
  });

  it('have their review date', () => {
    expect(document).toContain('last_reviewed_on: 2023-01-12\nreview_in: 6 months');
    expect(pack.review).toEqual({ reviewedOn: '2023-01-12', dueOn: '2023-07-12' });
  });
});

describe('the incident log of TIS', () => {
  const document = seedText('001');
  const pack = shippedPack('tis');

  it('has every row of the table of known issues, cell by cell', () => {
    const rows = tableRows(linesBetween(document, '---|---|---|---|', 'Emergency procedures'));
    expect(rows).toHaveLength(12);
    expect(
      pack.knownIssues.map(({ incident, causes = '', actions, risks = '' }) => [
        incident,
        causes,
        actions,
        risks,
      ]),
    ).toEqual(rows);
  });

  it('has the three things that /fire-fire makes, and the channel by its exact name', () => {
    expect(document).toContain(`Create a dedicated ${pack.incidents.ownChannel} channel in Slack`);
    const sentence = document.replace(/ ,/g, ',');
    for (const { text } of pack.incidents.whenDeclared) {
      expect(sentence).toContain(text.replace(/^create a Confluence/, 'a Confluence'));
    }
    expect(pack.incidents.whenDeclared).toHaveLength(3);
  });

  it('has who makes the ticket and the page', () => {
    const role = pack.incidentRoles.find(({ id }) => id === 'ticket-and-page');
    expect(role).toMatchObject({ required: true });
    expect(role?.responsibilities).toHaveLength(2);
  });

  it('has the three things that are asked of the team', () => {
    const [fast, calm, lasting] = pack.responsibilities.map(({ what }) => what);
    expect(document).toContain(fast);
    expect(document).toContain(calm?.replace('We', 'we').replace(/\.$/, ''));
    expect(document).toContain(lasting?.replace('We', 'we'));
  });

  it('has every channel that the document names, and its links', () => {
    // What begins with #fire-fire is the channel of one incident: a form of name, not a name.
    const named = new Set(document.match(/#(?!fire-fire)[a-z][a-z_-]*[a-z]/g));
    expect(new Set(pack.channels.named.map(({ name }) => name))).toEqual(named);
    for (const { url } of pack.links) expect(document).toContain(url);
  });
});

it.each(['interventions', 'tis'])(
  '%s, whose document has no words for it, declares as the Cloud Platform does',
  (id) => {
    expect(shippedPack(id).phrases).toEqual(shippedPack('cloud-platform').phrases);
  },
);
