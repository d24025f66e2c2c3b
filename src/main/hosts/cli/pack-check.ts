import type { PackReport } from '../../pack-report';

/**
 * `ours.yaml: good. Our team (our-team).`, with a line for each text that is past its review; or a line for each mistake
 * in the form that editors and build tools turn into links: `ours.yaml:15:7: reason (hint)`.
 */
export function checkLines(report: PackReport): readonly string[] {
  if (report.kind === 'malformed') {
    return report.problems.map(({ file, line, column, reason, hint }) => {
      const place = `${file}:${line}:${column}`;
      return hint === undefined ? `${place}: ${reason}` : `${place}: ${reason} (${hint})`;
    });
  }
  const { file, name, id, pastReview } = report;
  return [
    `${file}: good. ${name} (${id}).`,
    ...pastReview.map((text) => `${file}: the review of ${text.name} was due on ${text.dueOn}.`),
  ];
}

/** JSON has no undefined, and a key that is always there is easier to read by script. */
export function checkObjects(reports: readonly PackReport[]): readonly unknown[] {
  return reports.map((report) => {
    if (report.kind === 'good') {
      const { file, id, name, pastReview } = report;
      return { file, good: true, id, name, pastReview, problems: [] };
    }
    const problems = report.problems.map((problem) => ({ ...problem, hint: problem.hint ?? null }));
    return { file: report.file, good: false, id: null, name: null, pastReview: [], problems };
  });
}
