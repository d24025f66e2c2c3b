import type { Runbook, RunbookFolder, RunbookPage } from '../../../src/shared/nouns/runbook';
import { now } from '../support/samples';

export function runbook(id: string, more: Partial<Runbook> = {}): Runbook {
  return {
    id,
    title: `Page ${id}`,
    path: `${id}.md`,
    folder: '/docs',
    review: { state: 'undated' },
    ...more,
  };
}

export const overdue = { state: 'due', reviewedOn: '2023-01-12', dueOn: '2023-07-12' } as const;

export function runbookPage(text: string, more: Partial<RunbookPage> = {}): RunbookPage {
  return { runbook: runbook('a'), text, remark: undefined, readAt: now, isTemplate: false, ...more };
}

export function folder(path: string, more: Partial<RunbookFolder> = {}): RunbookFolder {
  return {
    id: path,
    path,
    isReading: false,
    pages: 12,
    readAt: now,
    problem: undefined,
    setAside: [],
    setAsideCount: 0,
    limits: [],
    ...more,
  };
}
