import { describe, expect, it } from 'vitest';
import { changed, lineOf, problemOf, shipped } from './pack-text';

describe('a pack that says something wrong names the place, the reason and the way out', () => {
  it.each([
    [
      'channels:',
      'chanels:',
      'chanels:',
      1,
      '“chanels” is not a key of a team pack',
      'did you mean channels?',
    ],
    [
      '  weekdays: ["09',
      '  weekday: ["09',
      'weekday: ["09',
      5,
      '“weekday” is not a key of “dutyOnline”',
      'did you mean weekdays?',
    ],
    [
      '        hint: What',
      '        remark: What',
      'remark: What',
      9,
      '“remark” is not a key of an entry of “items”',
      'its keys are id, text, hint, link, command, run, channel, alarms',
    ],
    [
      'incidents: "#cloud-platform"',
      'incidents: #cloud-platform',
      'incidents: #',
      3,
      '“incidents” has no value',
      'write one; text that begins with # must stand in quotes',
    ],
    [
      '  handover: "#cloud-platform"\n',
      '',
      'channels:',
      1,
      '“handover” is missing',
      'add it; the packs that ship with Watchkeeper have every key',
    ],
    [
      'name: Cloud Platform',
      'name: 42',
      'name: 42',
      7,
      '“name” must be text, but is a number',
      'put it in quotes',
    ],
    [
      'ignore: [Watchdog, InfoInhibitor]',
      'ignore: Watchdog',
      'ignore: Watchdog',
      11,
      '“ignore” must be a list, but is text',
      'begin each entry with a hyphen, or write [one, two]',
    ],
    ['name: Cloud Platform', 'name: ""', 'name: ""', 7, '“name” is empty', 'write something'],
    [
      'name: Cloud Platform',
      `name: ${'x'.repeat(81)}`,
      'name: x',
      7,
      '“name” is too long',
      'at most 80 characters',
    ],
    [
      'id: cloud-platform',
      'id: Cloud Platform',
      'id: Cloud',
      5,
      '“id” is not an id',
      'use up to 64 small letters, digits and hyphens, such as cloud-platform',
    ],
    [
      'zone: Europe/London',
      'zone: Europe/Londn',
      'zone: Europe/Londn',
      7,
      '“zone”: “Europe/Londn” is not a known time zone',
      'did you mean Europe/London?',
    ],
    [
      'zone: Europe/London',
      'zone: "+01:00"',
      'zone: "+01',
      7,
      '“zone”: “+01:00” is not a known time zone',
      'use an IANA name, such as Europe/London',
    ],
    [
      'division: england-and-wales',
      'division: england',
      'division: england\n',
      11,
      '“division”: “england” is not one of england-and-wales, scotland, northern-ireland',
      'choose one of them',
    ],
    [
      'division: england-and-wales',
      'division: scotlnd',
      'division: scotlnd',
      11,
      '“division”: “scotlnd” is not one of england-and-wales, scotland, northern-ireland',
      'did you mean scotland?',
    ],
    [
      '["09:00-18:00"]',
      '["9-18"]',
      'weekdays: ["9-18"]',
      16,
      'an entry of “weekdays”: “9-18” is not a range of times',
      'write "HH:MM-HH:MM", such as "09:00-17:30"',
    ],
    [
      '["09:00-18:00"]',
      '["22:00-06:00"]',
      'weekdays: ["22:00-06:00"]',
      16,
      'an entry of “weekdays”: “22:00-06:00” ends before it begins',
      'a night is two ranges, such as "22:00-24:00" and "00:00-06:00"',
    ],
    [
      'due: "10:00"',
      'due: "25:00"',
      'due: "25:00"',
      10,
      '“due”: “25:00” is not a time of day',
      'write HH:MM on the 24-hour clock, such as 09:30',
    ],
    [
      'handover: "#cloud-platform"',
      'handover: cloud-platform',
      'handover: cloud',
      13,
      '“handover”: “cloud-platform” is not a channel',
      'write it as in Slack and in quotes, such as "#my-team"',
    ],
    [
      'repeatEvery: 2m',
      'repeatEvery: soon',
      'repeatEvery: soon',
      16,
      '“repeatEvery”: “soon” is not a length of time',
      'write 90s, 2m, 1h or 1h 30m',
    ],
    [
      'repeatEvery: 2m',
      'repeatEvery: 5s',
      'repeatEvery: 5s',
      16,
      '“repeatEvery”: “5s” is out of bounds',
      'use 30s at least and 24h at most',
    ],
    [
      'https://mojdt.slack.com/messages/C57UPMZLY/',
      'http://mojdt.slack.com/messages/C57UPMZLY/',
      'link: http:',
      13,
      '“link” is not an https link',
      'only links that begin with https:// are opened',
    ],
    [
      'https://mojdt.slack.com/messages/C57UPMZLY/',
      'javascript:alert(1)',
      'link: javascript',
      13,
      '“link” is not an https link',
      'only links that begin with https:// are opened',
    ],
    [
      'https://mojdt.slack.com/messages/C57UPMZLY/',
      'https://me:secret@example.org/',
      'link: https://me',
      13,
      '“link” holds a user name or password',
      'take it away: packs are shared and shown',
    ],
    [
      ' The impact is that [impact].',
      '',
      'declare: "I',
      12,
      '“declare” lacks the gap [impact]',
      'its gaps are [reason], [impact], each once',
    ],
    [
      '[resolution / plan]',
      '[resolution]',
      'resolve: "I',
      12,
      '“resolve” has a gap that nothing fills, “[resolution]”',
      'its gaps are [resolution / plan], each once',
    ],
    [
      '"I am the scribe"',
      '"I am the scribe of [reason]"',
      'scribe: "I',
      11,
      '“scribe” has a gap that nothing fills, “[reason]”',
      'nothing is filled in here: write the exact words',
    ],
    [
      '[time] [kind]: [text]',
      '[time] [time] [kind]: [text]',
      'logLine:',
      12,
      '“logLine” has the gap [time] twice',
      'its gaps are [time], [kind], [text], each once',
    ],
    [
      '"I am the incident lead"',
      '|\n    I am the incident lead\n',
      'lead: |',
      9,
      '“lead” must be one line',
      'write it without | or >, in quotes if need be',
    ],
    [
      '"I am the incident lead"',
      '"I am the incident lead "',
      'lead: "I',
      9,
      '“lead” begins or ends with a space',
      'take the space away',
    ],
    [
      'id: low-priority-alarms',
      'id: high-priority-alarms',
      'id: high-priority-alarms\n        text: "Check #low',
      13,
      '“id”: “high-priority-alarms” is there twice',
      'each id in this list must differ',
    ],
    ['anyOf: [high, P1]', 'anyOf: []', 'anyOf: []', 14, '“anyOf” is empty', 'list at least one'],
  ])('%j becomes %j', (from, to, part, column, reason, hint) => {
    const text = changed(from, to);
    expect(problemOf(text)).toEqual({ file: 'own.yaml', line: lineOf(text, part), column, reason, hint });
  });

  it('a second list for the same phase', () => {
    const text = `${shipped}  - phase: start-of-day\n    title: Again\n    due: "11:00"\n    items: [{ id: one, text: One }]\n`;
    expect(problemOf(text)).toEqual({
      file: 'own.yaml',
      line: lineOf(text, '- phase: start-of-day\n    title: Again'),
      column: 12,
      reason: '“phase”: “start-of-day” is there twice',
      hint: 'each phase in this list must differ',
    });
  });

  it('the first of several mistakes, but a misspelt key before all', () => {
    const two = changed('due: "10:00"', 'due: late').replace('zone: Europe/London', 'zone: Nowhere');
    expect(problemOf(two).line).toBe(lineOf(two, 'zone: Nowhere'));
    const misspelt = two.replace('title: Starting', 'titel: Starting');
    expect(problemOf(misspelt).reason).toBe('“titel” is not a key of an entry of “checklists”');
  });
});
