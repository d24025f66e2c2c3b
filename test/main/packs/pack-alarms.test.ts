import { describe, expect, it } from 'vitest';
import { readPack } from '../../../src/main/packs/read-pack';
import { lineOf, problemOf, shipped } from './pack-text';

/** The pack with something more under `alarms`. */
const withAlarms = (lines: string) =>
  shipped.replace('  repeatEvery: 2m\n', () => `${lines}\n  repeatEvery: 2m\n`);

function alarmsOf(text: string) {
  const read = readPack('own.yaml', text);
  if (read.kind !== 'pack') throw new Error(`${read.problem.line}: ${read.problem.reason}`);
  return read.pack.alarms;
}

describe('the alarms of a pack', () => {
  it('may say what the labels of one source mean, as the example in the shipped pack does', () => {
    const example = shipped.replace(/^ {2}# sources:\n(?: {2}# {3}.*\n)+/m, (block) =>
      block.replace(/^ {2}# /gm, '  '),
    );
    expect(example).not.toBe(shipped);
    expect(alarmsOf(example).sources).toEqual([
      {
        source: 'live',
        low: [
          { label: 'severity', anyOf: ['info-cp-team'] },
          { label: 'status_icon', anyOf: ['information'] },
        ],
        high: [{ label: 'severity', anyOf: ['cp-team'] }],
        ignore: ['CPUThrottlingHigh'],
        watchdog: ['Watchdog'],
      },
    ]);
  });

  it('may name one alert that always fires, or several, or none', () => {
    const of = (line: string) => alarmsOf(shipped.replace('  watchdog: Watchdog\n', line)).watchdog;
    expect(of('  watchdog: Watchdog\n')).toEqual(['Watchdog']);
    expect(of('  watchdog: [Watchdog, DeadMansSwitch]\n')).toEqual(['Watchdog', 'DeadMansSwitch']);
    expect(of('')).toBeUndefined();
  });

  it.each([
    [
      '    - high: [{ label: a, anyOf: [b] }]',
      'an entry of “sources” names no source',
      'add source: its name, or kind: alertmanager',
    ],
    [
      '    - { kind: alertmanger }',
      '“kind”: “alertmanger” is not one of alertmanager, pagerduty, slack, webhook, practice',
      'did you mean alertmanager?',
    ],
    [
      '    - { source: live, hihg: [] }',
      '“hihg” is not a key of an entry of “sources”',
      'did you mean high?',
    ],
    [
      '    - { source: live, low: [{ label: a }] }',
      '“anyOf” is missing',
      'add it; the packs that ship with Watchkeeper have every key',
    ],
  ])('%s is refused with its line', (entry, reason, hint) => {
    const text = withAlarms(`  sources:\n${entry}`);
    expect(problemOf(text)).toMatchObject({ line: lineOf(text, entry.trim()), reason, hint });
  });
});
