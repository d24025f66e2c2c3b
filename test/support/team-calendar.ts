import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const hour = 3_600_000;
const day = 24 * hour;

type Turn = { readonly person: string; readonly startsAt: number; readonly endsAt: number };
export type Schedule = { readonly id: string; readonly name: string; readonly turns: readonly Turn[] };

/** A schedule's feed in the shape that PagerDuty gives it; whose e-mail is who is read from the name. */
export function scheduleFeed({ id, name, turns }: Schedule): string {
  const lines = turns.flatMap(({ person, startsAt, endsAt }) => [
    'BEGIN:VEVENT',
    `DTEND;VALUE=DATE-TIME:${utc(endsAt)}`,
    `DTSTART;VALUE=DATE-TIME:${utc(startsAt)}`,
    `ATTENDEE:${person.toLowerCase().replaceAll(' ', '.')}@example.gov.uk`,
    `UID:${id}${startsAt}${person.length}`,
    `URL:https://team.pagerduty.com/schedules#${id}`,
    `SUMMARY:On Call - ${person} - ${name}`,
    'END:VEVENT',
  ]);
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'CALSCALE:GREGORIAN',
    'PRODID;X-RICAL-TZSOURCE=TZINFO:-//com.denhaven2/NONSGML ri_cal gem//EN',
    `X-WR-CALNAME:On Call Schedule for ${name}`,
    ...lines,
    'END:VCALENDAR',
    '',
  ].join('\r\n');
}

const team = ['Ada Byron', 'Grace Hopper', 'Joan Clarke'] as const;

/**
 * Two schedules around now, in which Ada stands as primary at this moment. A day has no secondary, and on another two
 * people stand as primary.
 */
export function teamSchedules(now: number) {
  const begin = now - 2 * hour;
  const missingAt = begin + 4 * day;
  const doubledAt = begin + 6 * day;
  const turnsFrom = (first: number): Turn[] =>
    Array.from({ length: 60 }, (_, index) => {
      const startsAt = begin + (index - 25) * day;
      const person = team[(((Math.floor((index - 25) / 2) + first) % 3) + 3) % 3] ?? team[0];
      return { person, startsAt, endsAt: startsAt + day };
    });
  const secondary = turnsFrom(1).filter(({ startsAt }) => startsAt !== missingAt);
  const twice: Turn = { person: 'Mary Somerville', startsAt: doubledAt, endsAt: doubledAt + 12 * hour };
  return {
    missingAt,
    doubledAt,
    primary: { id: 'PPRIMARY', name: 'Primary', turns: [...turnsFrom(0), twice] },
    secondary: { id: 'PSECOND', name: 'Secondary', turns: secondary },
  };
}

export type FeedServer = {
  readonly url: string;
  /** What is served from now on; undefined: an error 500. */
  serve(text: string | undefined): void;
  close(): Promise<void>;
};

export async function startFeedServer(first: string): Promise<FeedServer> {
  let served: string | undefined = first;
  const server = createServer((_request, response) => {
    response.writeHead(served === undefined ? 500 : 200, { 'content-type': 'text/calendar' });
    response.end(served ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/private/7f3a9c-secret/feed/PPRIMARY`,
    serve(text) {
      served = text;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** `20261120T070000Z` */
function utc(instant: number): string {
  return new Date(instant).toISOString().replace(/\.\d{3}|[-:]/g, '');
}
