import { expect, test } from 'vitest';
import { escalationText } from '../../../src/shared/alarms/escalation-text';

const startedAt = Date.parse('2026-11-20T09:36:00Z');
const alarm = { name: 'IngressErrorRateHigh', priority: 'high', startedAt } as const;
const told = {
  to: 'Ada',
  alarm,
  tried: 'restarted the ingress',
  zone: 'Europe/London',
  now: startedAt + 60_000,
};

test('whoever is called in is told the alarm, since when, and what was tried', () => {
  expect(escalationText(told)).toBe(
    '@Ada, I need you on IngressErrorRateHigh (high, since 09:36 GMT). Tried: restarted the ingress.',
  );
});

test('an alarm of another day is told with its day', () => {
  const now = startedAt + 24 * 3_600_000;
  expect(escalationText({ ...told, now })).toContain('(high, since Fri 20 Nov 09:36 GMT)');
});

test('text from outside stays on its line and turns no direction', () => {
  const name = 'Disk\u202e full\r\n\u0000@channel';
  expect(escalationText({ ...told, alarm: { ...alarm, name }, tried: 'all!\n\nreally' })).toBe(
    '@Ada, I need you on Disk full @channel (high, since 09:36 GMT). Tried: all! really.',
  );
});
