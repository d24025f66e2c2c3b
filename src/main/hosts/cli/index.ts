import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { assertNever } from '../../../shared/assert-never';
import { newPack, packReport } from '../../pack-report';
import { rotaReport } from '../../rota-report';
import { defaultDataFolder } from '../data-folder';
import { createSystemClock } from '../system-clock';
import { type Command, parseCommand } from './arguments';
import { exportCalendar } from './export-calendar';
import { checkLines, checkObjects } from './pack-check';
import { printable } from './printable';
import { exitCodes, explainRefusedCommand } from './refused-command';
import { rotaLine } from './rota-line';

const clock = createSystemClock();
const resources = join(import.meta.dirname, '../../resources');

/** Not made where it is not there: a question leaves nothing behind. */
function findDataFolder(given: string | undefined): string {
  const { platform, env } = process;
  return given === undefined
    ? defaultDataFolder({ platform, environment: env, home: homedir() })
    : resolve(given);
}

function tellRota({ packId, at, dataFolder, json }: Extract<Command, { kind: 'rota' }>): void {
  const data = findDataFolder(dataFolder);
  const report = rotaReport({
    folders: { data, resources },
    packId,
    at,
    now: clock.now(),
  });
  const { beyondHolidayList, ...printed } = report;
  process.stdout.write(`${json ? JSON.stringify(printed) : rotaLine(report)}\n`);
  if (beyondHolidayList) {
    process.stderr.write('The list of bank holidays ends before that day: a holiday could be missed.\n');
  }
}

function tellExport({ file, packId, dataFolder }: Extract<Command, { kind: 'export' }>): void {
  const folders = { data: findDataFolder(dataFolder), resources };
  const { kind, sentence } = exportCalendar({ folders, packId, file: resolve(file), now: clock.now() });
  if (kind === 'written') process.stdout.write(`${printable(sentence)}\n`);
  else fail(exitCodes.cannotCreate, sentence);
}

function tellCheck({ files, json }: Extract<Command, { kind: 'check' }>): void {
  const reports = files.map((file) => packReport(file, clock.now()));
  const printed = json ? [JSON.stringify(checkObjects(reports))] : reports.flatMap(checkLines).map(printable);
  process.stdout.write(`${printed.join('\n')}\n`);
  if (reports.some(({ kind }) => kind === 'malformed')) process.exitCode = exitCodes.malformedPack;
}

function tellNew({ packId, from, dataFolder }: Extract<Command, { kind: 'new' }>): void {
  const made = newPack({ folders: { data: findDataFolder(dataFolder), resources }, id: packId, from });
  if (made.kind === 'written') process.stdout.write(`${printable(made.path)}\n`);
  else fail(exitCodes.cannotCreate, `No pack was written: ${made.reason}.`);
}

function fail(exitCode: number, sentence: string): void {
  process.stderr.write(`${printable(sentence)}\n`);
  process.exitCode = exitCode;
}

function run(command: Command): void {
  switch (command.kind) {
    case 'rota':
      tellRota(command);
      break;
    case 'export':
      tellExport(command);
      break;
    case 'check':
      tellCheck(command);
      break;
    case 'new':
      tellNew(command);
      break;
    case 'help':
      process.stdout.write(`${command.text}\n`);
      break;
    case 'wrong':
      fail(exitCodes.usage, command.sentence);
      break;
    default:
      assertNever(command);
  }
}

try {
  run(parseCommand(process.argv.slice(2)));
} catch (error) {
  const refused = explainRefusedCommand(error);
  if (refused === undefined) throw error;
  fail(refused.exitCode, refused.sentence);
}
