import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { toFailure } from '../../../src/shared/errors';
import { createManualClock } from '../../support/manual-clock';
import { createMemorySecrets } from '../../support/memory-secrets';
import { openTestDatabase } from '../../support/test-database';
import { waitUntil } from '../../support/wait-until';
import { at, minute, openRota } from './rota-desk';

const secret = 'c0ffee-5ecret';

/** A calendar's host that answers its private address, and then no more. */
async function calendarHost() {
  const answer = { status: 200 };
  const calendar = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Test//EN',
    'X-WR-CALNAME:On Call Schedule for Primary',
    'BEGIN:VEVENT',
    'UID:Q1',
    'DTSTART:20261121T070000Z',
    'DTEND:20261121T220000Z',
    'ATTENDEE:sam@example.gov.uk',
    'SUMMARY:On Call - Sam Jones - Primary',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n');
  const server = createServer((request, response) => {
    const isKnown = request.url?.includes(secret) ?? false;
    response.writeHead(isKnown ? answer.status : 404, { 'content-type': 'text/calendar' });
    response.end(calendar);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return {
    answer,
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/private/${secret}/feed.ics`,
  };
}

it('an address appears in no table, log line, event, answer or error', async () => {
  const { answer, address } = await calendarHost();
  const db = openTestDatabase();
  const clock = createManualClock(at('2026-11-20T09:42Z'));
  const kept = new Map<string, string>();
  const { rota, logger, events } = openRota({ db, clock, secrets: createMemorySecrets(kept), fetch });
  const said: unknown[] = [];
  const attempt = async (act: () => Promise<unknown>) => {
    said.push(
      await act().catch((error: unknown) => [toFailure(error), String(error), (error as Error).stack]),
    );
  };

  await attempt(() => rota.addCalendar({ name: 'Feed', address }));
  const source = rota.standing().sources[0];
  expect(source).toMatchObject({ name: 'Feed', shifts: 1, failure: undefined });
  answer.status = 500;
  await attempt(() => rota.readSources());
  await waitUntil('a failure', () => rota.standing().sources[0]?.failure);
  await attempt(() => rota.addCalendar({ name: 'Again', address }));
  await attempt(() => rota.addCalendar({ name: 'Bad', address: `ftp://x/${secret}` }));
  await attempt(() => rota.addPagerDuty({ name: 'Bad', token: secret, apiUrl: `https://x/?${secret}` }));
  await attempt(() => rota.addPagerDuty({ name: 'Bad', token: secret, apiUrl: new URL(address).origin }));
  await attempt(() => rota.replaceSecret({ id: source?.id ?? '', secret: `${address}?more` }));
  await attempt(() => rota.acceptCopy(source?.id ?? ''));
  kept.set(`rota-source-${source?.id}`, `not what was written: ${secret}`);
  await rota.close();
  const again = openRota({ db, clock, secrets: createMemorySecrets(kept), fetch });
  again.rota.start();
  await clock.advance(10 * minute);
  said.push(await again.rota.removeSource(source?.id ?? ''));
  await again.rota.close();

  const tables = db
    .prepare<[], { name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'table'`)
    .all();
  const rows = tables.map(({ name }) => db.prepare(`SELECT * FROM "${name}"`).all());
  const lines = [...logger.lines, ...again.logger.lines].map(({ event, fields }) => [
    event,
    fields,
    String(fields.error),
  ]);
  const everything = JSON.stringify([rows, lines, events, again.events, said]);
  expect(everything).toContain('rota-secret-lost');
  expect(everything).toContain('Sam Jones');
  expect(everything).not.toContain(secret);
  expect(db.serialize().includes(secret)).toBe(false);
});
