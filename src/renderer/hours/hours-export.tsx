import { useState } from 'react';
import { useApp } from '../app-context';
import { Button } from '../components/button';
import { FailureNotice } from '../components/notice';
import { useActions } from '../use-action';

/** The claim as a file, for a spreadsheet or for people. */
export function HoursExport({ month }: { readonly month: string }) {
  const { client } = useApp();
  const [file, setFile] = useState<string>();
  const exported = useActions(async (form: 'csv' | 'markdown') => {
    const outcome = await client.request('hours.export', { month, form });
    setFile(outcome.ok ? outcome.value.file : undefined);
    return outcome;
  });
  return (
    <div className="hours-export">
      <div className="acts">
        <Button isBusy={exported.isBusy('csv')} onClick={() => void exported.run('csv')}>
          Export CSV
        </Button>
        <Button isBusy={exported.isBusy('markdown')} onClick={() => void exported.run('markdown')}>
          Export Markdown
        </Button>
      </div>
      <p className="hint" role="status">
        {file === undefined ? (
          ''
        ) : (
          <>
            Written to <code>{file}</code>
          </>
        )}
      </p>
      <FailureNotice failure={exported.failure} />
    </div>
  );
}
