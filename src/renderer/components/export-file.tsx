import { useState } from 'react';
import type { Outcome } from '../client/client';
import { useActions } from '../use-action';
import { Button } from './button';
import { FailureNotice } from './notice';
import { WrittenTo } from './written-to';

export type ExportForm = 'csv' | 'markdown';

/** A list as a file, for a spreadsheet or for people. */
export function ExportFile({
  write,
}: {
  readonly write: (form: ExportForm) => Promise<Outcome<{ readonly file: string }>>;
}) {
  const [file, setFile] = useState<string>();
  const exported = useActions(async (form: ExportForm) => {
    const outcome = await write(form);
    setFile(outcome.ok ? outcome.value.file : undefined);
    return outcome;
  });
  return (
    <div className="export-file">
      <div className="acts">
        <Button isBusy={exported.isBusy('csv')} onClick={() => void exported.run('csv')}>
          Export CSV
        </Button>
        <Button isBusy={exported.isBusy('markdown')} onClick={() => void exported.run('markdown')}>
          Export Markdown
        </Button>
      </div>
      <WrittenTo file={file} />
      <FailureNotice failure={exported.failure} />
    </div>
  );
}
