import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { destination, pino } from 'pino';
import type { Clock, LogFields, Logger } from '../ports';
import { redactFields } from './log-redaction';
import { createSystemClock } from './system-clock';

const filesKept = 30;
const namePattern = /^watchkeeper-\d{4}-\d\d-\d\d\.log$/;

/** JSON lines in `watchkeeper-YYYY-MM-DD.log` (UTC), one file a day, the newest thirty kept. Throws if it cannot begin. */
export function createFileLogger(folder: string, clock: Pick<Clock, 'now'> = createSystemClock()): Logger {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  let day = dayOf(clock.now());
  let lines = openLines(folder, day);

  const write = (level: 'info' | 'warn' | 'error') => (event: string, fields?: LogFields) => {
    const today = dayOf(clock.now());
    if (today !== day) {
      day = today;
      lines = turnOver(lines, folder, today);
    }
    lines[level](event, fields);
  };
  return { info: write('info'), warn: write('warn'), error: write('error') };
}

type Lines = ReturnType<typeof openLines>;

function turnOver(yesterday: Lines, folder: string, day: string): Lines {
  try {
    const lines = openLines(folder, day);
    yesterday.end();
    return lines;
  } catch (error) {
    // Logging must not stop the watch: yesterday's file serves for another day.
    yesterday.error('log.file-refused', { error });
    return yesterday;
  }
}

function openLines(folder: string, day: string) {
  // Written at once: the last line before a crash is the one that is needed.
  const file = destination({ dest: join(folder, `watchkeeper-${day}.log`), sync: true, mode: 0o600 });
  // A full disk must not end the watch. The line is lost; the core says that the disk is full where it matters.
  file.on('error', () => undefined);
  forgetOldFiles(folder);
  const sink = pino(
    { base: null, messageKey: 'event', formatters: { level: (level) => ({ level }), log: redactFields } },
    file,
  );
  const write =
    (level: 'info' | 'warn' | 'error') =>
    (event: string, fields: LogFields = {}) =>
      sink[level]({ ...fields }, event);
  return { info: write('info'), warn: write('warn'), error: write('error'), end: () => file.end() };
}

function forgetOldFiles(folder: string): void {
  const names = readdirSync(folder).filter((name) => namePattern.test(name));
  for (const name of names.sort().slice(0, -filesKept)) rmSync(join(folder, name), { force: true });
}

function dayOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}
