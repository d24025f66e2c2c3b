import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { HandoverDraft } from '../../../src/shared/nouns/handover';
import { temporaryFolder } from '../../support/temporary-folder';
import { openHandoverDesk, waiting } from './handover-desk';
import { alarm, at, emptyRecord, run } from './shift-records';

const failsWith = (code: string, detail = {}) => expect.objectContaining({ code, detail });

const title = 'Handover: Cloud Platform, primary, Fri 20 Nov 2026 07:00–22:00 GMT';
const quiet = { ...emptyRecord, runs: [run([])] };

/** What is posted of a quiet shift. */
const postedText = (heading: string) => `*${heading}*

*Watch*
• ann, primary, Fri 20 Nov 2026 07:00–22:00 GMT
• Readiness: not checked

*Incidents*
Nothing to report.

*Alarms*
Nothing to report.

*Findings*
Nothing to report.

*Support*
Nothing to report.

*Checklist*
• Start of day: 0 of 0 done.

*Planned*
Nothing to report.`;

const quietDraft: HandoverDraft = {
  shiftId: 'shift-1',
  title,
  sections: [
    {
      id: 'watch',
      title: 'Watch',
      lines: ['ann, primary, Fri 20 Nov 2026 07:00–22:00 GMT', 'Readiness: not checked'],
      ownWords: '',
    },
    { id: 'incidents', title: 'Incidents', lines: [], ownWords: '' },
    { id: 'alarms', title: 'Alarms', lines: [], ownWords: '' },
    { id: 'findings', title: 'Findings', lines: [], ownWords: '' },
    { id: 'support', title: 'Support', lines: [], ownWords: '' },
    { id: 'checklist', title: 'Checklist', lines: ['Start of day: 0 of 0 done.'], ownWords: '' },
    { id: 'planned', title: 'Planned', lines: [], ownWords: '' },
  ],
  markdown: `# ${title}

## Watch

- ann, primary, Fri 20 Nov 2026 07:00–22:00 GMT
- Readiness: not checked

## Incidents

Nothing to report.

## Alarms

Nothing to report.

## Findings

Nothing to report.

## Support

Nothing to report.

## Checklist

- Start of day: 0 of 0 done.

## Planned

Nothing to report.
`,
  messages: [postedText(title)],
  channel: '#handover',
  sent: undefined,
};

function openQuietDesk(data?: string) {
  const desk = openHandoverDesk(data);
  desk.now.record = quiet;
  return desk;
}

describe('the draft', () => {
  it('is always there and fills itself', () => {
    const desk = openQuietDesk();
    expect(desk.service.read()).toEqual(quietDraft);
    desk.now.record = { ...quiet, alarms: [alarm()] };
    expect(desk.service.read().sections[2]?.lines).toEqual([
      'IngressErrorRateHigh (high, live): still firing since 09:36, held by nobody.',
    ]);
    expect(desk.events).toEqual([]);
  });

  it('is there for 12 hours after the shift, and not without one', () => {
    const desk = openQuietDesk();
    desk.clock.jumpTo(at('22:00') + 12 * 3_600_000 - 1);
    expect(desk.service.read()).toEqual(quietDraft);
    desk.clock.jumpTo(at('22:00') + 12 * 3_600_000);
    expect(() => desk.service.read()).toThrow(failsWith('no-watch'));
    desk.now.shift = undefined;
    expect(() => desk.service.read()).toThrow(failsWith('no-watch'));
  });
});

describe('own words', () => {
  it('are kept as they were written, come after the lines, and survive a restart', () => {
    const folder = temporaryFolder();
    const desk = openQuietDesk(folder);
    const ownWords = '  Watch <b>ingress</b> & “DNS”\r\n\n- `x`\u202e ';
    const draft = desk.service.write({ shiftId: 'shift-1', section: 'watch', ownWords });
    expect(draft).toEqual({
      ...quietDraft,
      sections: quietDraft.sections.map((section) =>
        section.id === 'watch' ? { ...section, ownWords } : section,
      ),
      markdown: quietDraft.markdown.replace(
        'not checked\n\n## Incidents',
        'not checked\n\n>   Watch <b>ingress</b> & “DNS”\n>\n> - `x`\u202e\n\n## Incidents',
      ),
      messages: [expect.stringContaining('Watch <b>ingress</b> & “DNS”\n\n- `x`')],
    });
    expect(desk.events).toEqual([{ name: 'handover.changed', value: draft }]);
    expect(desk.announcedInside).toEqual([false]);
    desk.db.close();
    expect(openQuietDesk(folder).service.read()).toEqual(draft);
  });

  it('can be changed and taken back', () => {
    const desk = openQuietDesk();
    const write = (ownWords: string) =>
      desk.service.write({ shiftId: 'shift-1', section: 'planned', ownWords }).sections[6]?.ownWords;
    expect(write('rotation')).toBe('rotation');
    expect(write('rotation 14:00')).toBe('rotation 14:00');
    expect(write('')).toBe('');
    expect(desk.service.read()).toEqual(quietDraft);
  });

  it('belong to a shift', () => {
    const desk = openQuietDesk();
    const refused = failsWith('not-found', { noun: 'shift' });
    expect(() => desk.service.write({ shiftId: 'x', section: 'planned', ownWords: 'y' })).toThrow(refused);
    expect(() => desk.service.send({ id: randomUUID(), shiftId: 'x' })).toThrow(refused);
    expect(() => desk.service.exportFile({ shiftId: 'x' })).toThrow(refused);
    expect(desk.events).toEqual([]);
  });
});

describe('sending', () => {
  it('puts one post in the outbox with the record of it, and tells afterwards', () => {
    const desk = openQuietDesk();
    const draft = desk.service.send({ id: randomUUID(), shiftId: 'shift-1' });
    const sent = { at: at('12:00'), delivery: waiting, changedSince: false };
    const after = { ...quietDraft, messages: [postedText(title.replace('Handover', 'Handover (updated)'))] };
    expect(draft).toEqual({ ...after, sent });
    const [post] = desk.queued();
    expect(desk.queued()).toEqual([
      {
        opId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        orderKey: 'handover:shift-1',
        workspace: 'slack',
        channel: '#handover',
        text: postedText(title),
        kind: 'handover',
        entryIds: [],
      },
    ]);
    expect(desk.queuedInside).toEqual([true]);
    expect(desk.events).toEqual([{ name: 'handover.changed', value: draft }]);
    expect(desk.announcedInside).toEqual([false]);

    desk.deliveries.set(post?.opId ?? '', { state: 'sent', failure: undefined });
    desk.service.delivered(post?.opId ?? '');
    const arrived = { ...sent, delivery: { state: 'sent', failure: undefined } };
    expect(desk.events.slice(1)).toEqual([{ name: 'handover.changed', value: { ...after, sent: arrived } }]);
    desk.service.delivered('a post of an incident');
    expect(desk.events).toHaveLength(2);
  });

  it('knows when the text has changed since, and when it is as it was again', () => {
    const desk = openQuietDesk();
    const changedSince = () => desk.service.read().sent?.changedSince;
    desk.service.send({ id: randomUUID(), shiftId: 'shift-1' });
    expect(changedSince()).toBe(false);
    desk.now.record = { ...quiet, alarms: [alarm()] };
    expect(changedSince()).toBe(true);
    desk.now.record = quiet;
    expect(changedSince()).toBe(false);
    desk.service.write({ shiftId: 'shift-1', section: 'planned', ownWords: 'x' });
    expect(changedSince()).toBe(true);
  });

  it('again posts anew, and says so', () => {
    const desk = openQuietDesk();
    desk.service.send({ id: randomUUID(), shiftId: 'shift-1' });
    desk.clock.jumpTo(at('13:00'));
    desk.now.record = { ...quiet, alarms: [alarm()] };
    expect(desk.service.send({ id: randomUUID(), shiftId: 'shift-1' }).sent).toEqual({
      at: at('13:00'),
      delivery: waiting,
      changedSince: false,
    });
    const posts = desk.queued();
    expect(posts.map((post) => [post.orderKey, post.text.split('\n')[0]])).toEqual([
      ['handover:shift-1', `*${title}*`],
      ['handover:shift-1', `*${title.replace('Handover', 'Handover (updated)')}*`],
    ]);
    expect(new Set(posts.map((post) => post.opId)).size).toBe(2);
    // What becomes of the first is no longer what the draft shows.
    const failure = { code: 'slack-refused', detail: { error: 'restricted_action' } } as const;
    desk.deliveries.set(posts[0]?.opId ?? '', { state: 'refused', failure });
    expect(desk.service.read().sent?.delivery).toEqual(waiting);
  });

  it('a long one puts a head and its answers in order, and shows how the whole of it stands', () => {
    const desk = openQuietDesk();
    desk.service.write({ shiftId: 'shift-1', section: 'alarms', ownWords: 'a '.repeat(3_900) });
    desk.service.send({ id: randomUUID(), shiftId: 'shift-1' });
    const posts = desk.queued();
    const [head, second, third] = posts.map((post) => post.opId);
    expect(posts.map(({ opId, threadOpId, orderKey }) => ({ opId, threadOpId, orderKey }))).toEqual(
      [head, second, third].map((opId, index) => ({
        opId,
        threadOpId: index === 0 ? undefined : head,
        orderKey: 'handover:shift-1',
      })),
    );
    const failure = { code: 'slack-refused', detail: { error: 'msg_too_long' } } as const;
    desk.deliveries.set(head ?? '', { state: 'sent', failure: undefined });
    expect(desk.service.read().sent?.delivery).toEqual(waiting);
    desk.deliveries.set(second ?? '', { state: 'refused', failure });
    expect(desk.service.read().sent?.delivery).toEqual({ state: 'refused', failure });
    desk.deliveries.set(second ?? '', { state: 'sent', failure: undefined });
    desk.deliveries.set(third ?? '', { state: 'sent', failure: undefined });
    expect(desk.service.read().sent?.delivery).toEqual({ state: 'sent', failure: undefined });
  });

  it('leaves nothing behind when it cannot be recorded', () => {
    const desk = openQuietDesk();
    desk.db.exec("CREATE TRIGGER full BEFORE INSERT ON handover BEGIN SELECT RAISE(ABORT, 'disk full'); END");
    expect(() => desk.service.send({ id: randomUUID(), shiftId: 'shift-1' })).toThrow('disk full');
    expect(desk.queuedInside).toEqual([true]);
    expect(desk.queued()).toEqual([]);
    expect(desk.service.read()).toEqual(quietDraft);
    expect(desk.events).toEqual([]);
  });

  it('is remembered over a restart', () => {
    const folder = temporaryFolder();
    const before = openQuietDesk(folder);
    const draft = before.service.send({ id: randomUUID(), shiftId: 'shift-1' });
    before.db.close();
    expect(openQuietDesk(folder).service.read()).toEqual(draft);
  });
});

describe('the file', () => {
  it('holds the draft’s Markdown, under a name with the day and the role', () => {
    const desk = openQuietDesk();
    const { file } = desk.service.exportFile({ shiftId: 'shift-1' });
    expect(file).toBe(join(desk.data, 'exports', 'handover-2026-11-20-primary.md'));
    expect(readFileSync(file, 'utf8')).toBe(desk.service.read().markdown);
  });
});
