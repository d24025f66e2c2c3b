// The kinds of step that a test run is made of. Each answers with how many checks passed, failed and were left out.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** One command that either holds or not. An optional one that does not is left out, and has said why itself. */
export function checkStep(name, command, args, { optional = false } = {}) {
  return {
    name,
    async run() {
      if ((await runCommand(command, args)) === 0) return counts(1, 0, 0);
      return optional ? counts(0, 0, 1) : counts(0, 1, 0);
    },
  };
}

export function vitestStep(name, args, reportFile) {
  return {
    name,
    async run() {
      const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`];
      const code = await runCommand('npx', ['vitest', ...args, ...reporters]);
      return judged(code, reportFile, (report) =>
        counts(report.numPassedTests, report.numFailedTests, report.numPendingTests + report.numTodoTests),
      );
    },
  };
}

export function playwrightStep(name, reportFile) {
  return {
    name,
    async run() {
      const code = await runCommand('npx', ['playwright', 'test', '--reporter=list,json'], {
        PLAYWRIGHT_JSON_OUTPUT_NAME: reportFile,
      });
      return judged(code, reportFile, ({ stats }) =>
        counts(stats.expected, stats.unexpected + stats.flaky, stats.skipped),
      );
    },
  };
}

/** A runner that failed without a failed test (it could not start, or a file could not be read) still counts as one. */
function judged(code, reportFile, read) {
  const report = existsSync(reportFile)
    ? read(JSON.parse(readFileSync(reportFile, 'utf8')))
    : counts(0, 0, 0);
  const ranNothing = report.passed + report.failed === 0;
  return (code !== 0 || ranNothing) && report.failed === 0 ? { ...report, failed: 1 } : report;
}

function counts(passed, failed, skipped) {
  return { passed, failed, skipped };
}

function runCommand(command, args, environment = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...environment } });
    child.on('error', (error) => {
      console.error(`${command} could not be started: ${error.message}`);
      resolve(1);
    });
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
