import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readPack } from '../../../src/main/packs/read-pack';
import type { Pack } from '../../../src/shared/nouns/pack';
import type { PackProcess } from '../../../src/shared/nouns/pack-process';
import { noProcess } from '../../support/no-process';
import { changed, lineOf, problemOf, shipped } from './pack-text';

/** What it says of how the team works is compared with the team's documents in seeds.test.ts. */
const cloudPlatform: Omit<Pack, keyof PackProcess> = {
  rota: {
    roles: ['primary', 'secondary'],
    soonBeforeMs: 1_800_000,
    experience: { afterShifts: 5, people: [] },
    rotation: [],
  },
  pay: undefined,
  id: 'cloud-platform',
  name: 'Cloud Platform',
  zone: 'Europe/London',
  division: 'england-and-wales',
  hours: {
    support: { weekdays: [{ from: '10:00', to: '17:00' }], weekends: [] },
    dutyOnline: { weekdays: [{ from: '09:00', to: '18:00' }], weekends: [] },
    onCall: {
      weekdays: [
        { from: '07:00', to: '10:00' },
        { from: '17:00', to: '22:00' },
      ],
      weekends: [{ from: '07:00', to: '22:00' }],
    },
  },
  channels: {
    incidents: '#cloud-platform',
    handover: '#cloud-platform',
    findings: '#cloud-platform',
    support: '#ask-cloud-platform',
    announcements: '#cloud-platform-update',
    named: expect.any(Array),
  },
  phrases: {
    declare: 'I am declaring an incident because [reason]. The impact is that [impact].',
    lead: 'I am the incident lead',
    scribe: 'I am the scribe',
    resolve: 'I am declaring this incident resolved because [resolution / plan]',
    logLine: '[time] [kind]: [text]',
  },
  definition: {
    must: ['is unplanned'],
    any: ['impacts end users', 'degrades user-facing services', 'increases risk to production services'],
    otherwise: 'raise a ticket to fix whatever needs fixing',
    notes: expect.any(Array),
  },
  alarms: {
    high: [
      { label: 'severity', anyOf: ['critical', 'page', 'high'] },
      { label: 'priority', anyOf: ['high', 'P1'] },
    ],
    ignore: ['Watchdog', 'InfoInhibitor'],
    watchdog: ['Watchdog'],
    repeatEveryMs: 120_000,
    acknowledgeForMs: 3_600_000,
  },
  checklists: [
    {
      phase: 'start-of-day',
      title: 'Starting the day',
      due: '10:00',
      items: [
        {
          id: 'high-priority-alarms',
          text: 'Check #high-priority-alarms for any issues to investigate',
          hint: 'What looks odd becomes a finding.',
          channel: '#high-priority-alarms',
          alarms: 'high',
          link: 'https://mojdt.slack.com/messages/C8PF51AT0/',
        },
        {
          id: 'low-priority-alarms',
          text: 'Check #low-priority-alarms for any issues to investigate',
          hint: 'What looks odd becomes a finding.',
          channel: '#low-priority-alarms',
          alarms: 'low',
          link: 'https://mojdt.slack.com/messages/C8QR5FQRX/',
        },
        {
          id: 'unassigned-requests',
          text: 'Check the board for user requests that have been raised and not assigned',
        },
        {
          id: 'on-call-handover',
          text: 'Get a handover from the on-call engineer about any issues out of hours',
        },
        {
          id: 'ask-channel',
          text: 'Read through #ask-cloud-platform',
          channel: '#ask-cloud-platform',
          link: 'https://mojdt.slack.com/messages/C57UPMZLY/',
        },
      ],
    },
    expect.objectContaining({ phase: 'support-hours', due: '17:00' }),
    expect.objectContaining({ phase: 'end-of-day', due: '18:00' }),
  ],
};

const anyProcess = Object.fromEntries(Object.keys(noProcess).map((key) => [key, expect.anything()]));

describe('a good pack', () => {
  it('is the whole team, and known by the hash of its text', () => {
    expect(readPack('cloud-platform.yaml', shipped)).toEqual({
      kind: 'pack',
      pack: { ...anyProcess, ...cloudPlatform },
      hash: createHash('sha256').update(shipped).digest('hex'),
    });
  });

  it('of before there was more to say is still good, and says nothing of the rest', () => {
    const { zone, division, name } = cloudPlatform;
    const text = JSON.stringify({
      id: 'own',
      name,
      zone,
      division,
      hours: {
        support: { weekdays: ['10:00-17:00'], weekends: [] },
        dutyOnline: { weekdays: ['09:00-18:00'], weekends: [] },
        onCall: { weekdays: ['07:00-10:00', '17:00-22:00'], weekends: ['07:00-22:00'] },
      },
      channels: { incidents: '#cloud-platform', handover: '#cloud-platform' },
      phrases: cloudPlatform.phrases,
      definition: { must: ['is unplanned'], any: ['impacts end users'] },
      alarms: {
        high: cloudPlatform.alarms.high,
        ignore: ['Watchdog', 'InfoInhibitor'],
        repeatEvery: '2m',
        acknowledgeFor: '1h',
      },
      checklists: cloudPlatform.checklists.slice(0, 1),
    });
    expect(readPack('own.yaml', text)).toEqual({
      kind: 'pack',
      hash: expect.any(String),
      pack: {
        ...cloudPlatform,
        ...noProcess,
        id: 'own',
        alarms: { ...cloudPlatform.alarms, watchdog: undefined },
        channels: { incidents: '#cloud-platform', handover: '#cloud-platform', named: [] },
        definition: { must: ['is unplanned'], any: ['impacts end users'], notes: [] },
        checklists: cloudPlatform.checklists.slice(0, 1),
        rota: { ...cloudPlatform.rota, experience: undefined },
      },
    });
  });

  it.each([
    ['with Windows line ends', shipped.replaceAll('\n', '\r\n')],
    ['with a byte order mark', `\uFEFF${shipped}`],
    ['with times out of quotes', changed('due: "10:00"', 'due: 10:00')],
    [
      'with an alias for hours used twice',
      changed(
        'weekdays: ["07:00-10:00", "17:00-22:00"]\n    weekends: ["07:00-22:00"]',
        'weekdays: &early ["07:00-10:00", "17:00-22:00"]\n    weekends: *early',
      ),
    ],
  ])('may come %s', (_how, text) => {
    expect(readPack('own.yaml', text).kind).toBe('pack');
  });
});

describe('a pack that is not YAML names the place', () => {
  it.each([
    [
      'a tab at the beginning of a line',
      changed('  incidents: "#', '\tincidents: "#'),
      '\tincidents',
      1,
      'the line begins with a tab',
      'YAML wants spaces, two for each step',
    ],
    [
      'a key that is there twice',
      changed('name: Cloud Platform', 'name: Cloud Platform\nzone: Europe/Paris'),
      'zone: Europe/London',
      1,
      'this key is there twice',
      'keep one of the two',
    ],
    [
      'text after a closing quote',
      changed('"I am the scribe"', '"I am" the scribe'),
      'the scribe #',
      18,
      'this is not YAML: Unexpected scalar at node end',
      'check quotes, brackets and the spaces that begin the line',
    ],
    [
      'a second document',
      changed('zone: Europe/London', '---\nzone: Europe/London'),
      '---\nzone',
      1,
      'a second document begins here',
      'one pack a file: take the line --- away',
    ],
    [
      'a tag',
      changed('name: Cloud Platform', 'name: !!js/function Cloud Platform'),
      '!!js',
      7,
      'tags such as !name mean nothing here',
      'put text that begins with ! in quotes',
    ],
    [
      'an alias of nothing',
      changed('name: Cloud Platform', 'name: *team'),
      '*team',
      7,
      'this alias (*name) means nothing',
      'an anchor (&name) must come before it',
    ],
  ])('%s', (_what, text, part, column, reason, hint) => {
    expect(problemOf(text)).toEqual({ file: 'own.yaml', line: lineOf(text, part), column, reason, hint });
  });
});

describe('a file that is no pack at all', () => {
  const startOfFile = { file: 'own.yaml', line: 1, column: 1 };
  it.each([
    ['nothing', ''],
    ['spaces', ' \n\n '],
    ['a comment', '# to be written\n'],
    ['null', '~'],
  ])('with %s in it is empty', (_what, text) => {
    expect(problemOf(text)).toEqual({
      ...startOfFile,
      reason: 'the file is empty',
      hint: 'begin with a copy of a shipped pack',
    });
  });

  it.each([
    ['text', 'hello'],
    ['a list', '- one'],
    ['a number', '42'],
  ])('with %s in it', (what, text) => {
    expect(problemOf(text)).toEqual({
      ...startOfFile,
      reason: `the file must be a group of keys, but is ${what}`,
      hint: 'write its keys below it, indented by two spaces',
    });
  });

  it('over 1 MB is not even parsed', () => {
    expect(problemOf(`# ${'é'.repeat(500_000)}\n${shipped}`)).toEqual({
      ...startOfFile,
      reason: 'the file is larger than 1 MB',
      hint: 'a team pack has some kB: check that it is the right file',
    });
  });

  it('that would unfold into gigabytes is refused', () => {
    const layers = [...'bcdefghij'].map((name, index) => {
      const inner = `*${'abcdefghij'[index]}`;
      return `${name}: &${name} [${Array.from({ length: 9 }, () => inner).join(', ')}]`;
    });
    expect(problemOf(['a: &a [x, x, x]', ...layers].join('\n'))).toEqual({
      file: 'own.yaml',
      line: 2,
      column: 8,
      reason: 'the file repeats itself too often by aliases (*name)',
      hint: 'write the values out',
    });
  });

  it('that holds itself is refused', () => {
    expect(readPack('own.yaml', 'hours: &hours\n  support: *hours\n').kind).toBe('malformed');
  });

  it.each(['[', '- ', 'a: {'])('nested without end by %j is refused', (opening) => {
    expect(problemOf(opening.repeat(20_000)).reason).toMatch(/nested too deeply|not text/);
  });
});
