import { describe, expect, it } from 'vitest';
import { parseDuration } from '../../../src/main/packs/duration';
import { nearestWord } from '../../../src/main/packs/nearest-word';

describe('the nearest known word', () => {
  const keys = ['channels', 'checklists', 'zone', 'name', 'id'];
  it.each([
    ['chanels', 'channels'],
    ['Channels', 'channels'],
    ['checklist', 'checklists'],
    ['zones', 'zone'],
    ['nmae', 'name'],
    ['timezone', undefined],
    ['team', undefined],
    ['x', undefined],
    ['', undefined],
    ['x'.repeat(100_000), undefined],
  ])('to %.20s is %s', (given, expected) => {
    expect(nearestWord(given, keys)).toBe(expected);
  });
});

describe('a length of time', () => {
  it.each([
    ['90s', 90_000],
    ['2m', 120_000],
    ['1h', 3_600_000],
    ['1h 30m', 5_400_000],
    ['1h30m5s', 5_405_000],
    [' 5m ', 300_000],
    ['', undefined],
    ['5', undefined],
    ['m', undefined],
    ['-2m', undefined],
    ['2.5m', undefined],
    ['2m 1h', undefined],
    ['2 minutes', undefined],
    ['99999h', undefined],
  ])('%j is %j ms', (text, expected) => {
    expect(parseDuration(text)).toBe(expected);
  });
});
