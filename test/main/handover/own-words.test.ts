import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import Markdown from 'react-markdown';
import { expect, it } from 'vitest';
import { composeHandover } from '../../../src/main/handover/compose';
import { handoverMarkdown } from '../../../src/main/handover/handover-markdown';
import { type HandoverSectionId, handoverSections } from '../../../src/shared/nouns/handover';
import { openHandoverDesk } from './handover-desk';
import {
  alarm,
  at,
  blindSpell,
  emptyRecord,
  finding,
  findingEnd,
  fromItem,
  heldBy,
  hostileTexts,
  incident,
  item,
  readinessRun,
  run,
} from './shift-records';

const section = fc.constantFrom(...handoverSections);
const words = fc.oneof(
  fc.string({ maxLength: 60 }),
  fc.constantFrom(...hostileTexts.map((text) => text.toWellFormed())),
);
const record = fc.constantFrom(
  emptyRecord,
  { ...emptyRecord, alarms: [alarm(), alarm({ endedAt: at('10:00') })] },
  { ...emptyRecord, incidents: [incident()], blind: [blindSpell('09:40', undefined)] },
  { ...emptyRecord, findings: [finding()], runs: [run([item()])] },
);

type Desk = ReturnType<typeof openHandoverDesk>;
type Step = { readonly name: string; readonly take: (desk: Desk) => void };
const shiftId = 'shift-1';

const anythingButWriting: fc.Arbitrary<Step> = fc.oneof(
  record.map((next) => ({
    name: 'the record changes',
    take: (desk: Desk) => {
      desk.now.record = next;
    },
  })),
  fc.integer({ min: 0, max: 3_600_000 }).map((ms) => ({
    name: 'time passes',
    take: (desk: Desk) => desk.clock.jumpTo(Math.min(desk.clock.now() + ms, at('21:00'))),
  })),
  fc.constantFrom(
    { name: 'send', take: (desk: Desk) => void desk.service.send({ id: randomUUID(), shiftId }) },
    { name: 'export', take: (desk: Desk) => void desk.service.exportFile({ shiftId }) },
    {
      name: 'deliver',
      take: (desk: Desk) => {
        for (const post of desk.queued()) desk.service.delivered(post.opId);
      },
    },
  ),
);
const writing = fc.record({ section, words });

it('own words never change by anything but writing them', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(writing, anythingButWriting), { maxLength: 25 }), (steps) => {
      const desk = openHandoverDesk();
      const expected = new Map<HandoverSectionId, string>();
      for (const next of steps) {
        if ('take' in next) next.take(desk);
        else {
          expected.set(next.section, next.words);
          desk.service.write({ shiftId, section: next.section, ownWords: next.words });
        }
        const { sections } = desk.service.read();
        expect(sections.map(({ id, ownWords }) => [id, ownWords])).toEqual(
          handoverSections.map((id) => [id, expected.get(id) ?? '']),
        );
      }
    }),
    { numRuns: 40 },
  );
});

it.each(hostileTexts)('neither record nor own words can break out of their place: %j', (text) => {
  const markdown = handoverMarkdown(
    composeHandover({
      record: {
        ...emptyRecord,
        shift: { ...emptyRecord.shift, person: text },
        blind: [blindSpell('09:40', '09:44', { sourceName: text })],
        incidents: [
          incident({ reason: text, impact: text, resolution: text, declaredBy: text, channel: text }),
        ],
        alarms: [alarm({ name: text, summary: text, sourceName: text, hold: heldBy(text, '13:00') })],
        findings: [
          finding({
            text,
            raisedBy: text,
            raisedFrom: fromItem(text),
            look: { by: text, at: at('09:20'), post: undefined },
            whys: [text],
          }),
          finding({
            text,
            end: findingEnd({
              outcomeName: text,
              conclusion: text,
              answers: [{ id: 'a', question: text, kind: 'link', answer: text }],
            }),
          }),
        ],
        runs: [run([item({ text, note: text, reason: text, state: 'skipped' })], { title: text })],
        readiness: [
          readinessRun('06:31', {
            'alarm-sources': { code: 'alarm-source-failing', detail: { sources: text } },
          }),
        ],
      },
      ownWords: Object.fromEntries(handoverSections.map((id) => [id, text])),
      threadLinkWords: () => text,
      now: at('12:00'),
    }),
  );
  const html = renderToStaticMarkup(createElement(Markdown, {}, markdown));
  // What own words make stays inside their quotation; React hoists the preload of an image in them.
  const record = html
    .replaceAll(/<blockquote>.*?<\/blockquote>/gs, '')
    .replace(/^<link rel="preload" as="image" [^>]*>/, '');
  expect(record.match(/<h2>[^<]*<\/h2>/g)).toEqual(
    ['Watch', 'Incidents', 'Alarms', 'Findings', 'Support', 'Checklist', 'Planned'].map(
      (title) => `<h2>${title}</h2>`,
    ),
  );
  expect(new Set(record.match(/<[a-z0-9]+/g))).toEqual(new Set(['<h1', '<h2', '<ul', '<li']));
  expect(record.match(/<li/g)).toHaveLength(9);
});
