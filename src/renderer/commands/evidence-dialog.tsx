import { useEffect, useState } from 'react';
import type { CommandEvidence, CommandRun, KeptOutput } from '../../shared/nouns/command';
import { useApp } from '../app-context';
import type { ClientFailure } from '../client/client';
import { Button } from '../components/button';
import { Dialog } from '../components/dialog';
import { FailureNotice } from '../components/notice';
import { Time } from '../components/time';
import { visibleText } from '../words/outside-words';
import { ArgvLine } from './argv-words';

/** Drawn at once; more comes at a press, because a window is slow with megabytes of text. */
const shownAtOnce = 40_000;

/** All that a run left, as it was written. */
export function EvidenceDialog({ run, onClose }: { readonly run: CommandRun; readonly onClose: () => void }) {
  const { client } = useApp();
  const [evidence, setEvidence] = useState<CommandEvidence>();
  const [failure, setFailure] = useState<ClientFailure>();
  useEffect(() => {
    let isWanted = true;
    void client.request('commands.evidence', { id: run.id }).then((outcome) => {
      if (!isWanted) return;
      if (outcome.ok) setEvidence(outcome.value);
      else setFailure(outcome.failure);
    });
    return () => {
      isWanted = false;
    };
  }, [client, run.id]);
  return (
    <Dialog title="What the command wrote" onClose={onClose}>
      <p>
        <ArgvLine argv={run.argv} />
      </p>
      <p className="hint">
        Run <Time at={run.startedAt} form="exact" /> by {visibleText(run.startedBy)}
        {run.end.state === 'ended' ? `, exit code ${run.end.exitCode}` : ''}.
      </p>
      <FailureNotice failure={failure} />
      {evidence === undefined ? null : (
        <div className="evidence">
          <Output title="Output" kept={evidence.output} />
          <Output title="Warnings and errors" kept={evidence.errorOutput} />
        </div>
      )}
      <div className="acts">
        <Button onClick={onClose}>Close</Button>
      </div>
    </Dialog>
  );
}

function Output({
  title,
  kept: { text, characters },
}: {
  readonly title: string;
  readonly kept: KeptOutput;
}) {
  const [shown, setShown] = useState(shownAtOnce);
  if (characters === 0) return <p className="hint">{title}: nothing.</p>;
  const part = text.slice(0, shown).toWellFormed();
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and has to be reached by key for that */}
      <pre className="command-output" tabIndex={0}>
        <bdi>{visibleText(part)}</bdi>
      </pre>
      {text.length > shown ? (
        <Button look="text" onClick={() => setShown(shown + 10 * shownAtOnce)}>
          Show more ({shown.toLocaleString('en-GB')} of {text.length.toLocaleString('en-GB')} characters)
        </Button>
      ) : null}
      {characters > text.length ? (
        <p className="hint">
          It wrote {characters.toLocaleString('en-GB')} characters; what comes after the first{' '}
          {text.length.toLocaleString('en-GB')} was not kept.
        </p>
      ) : null}
    </section>
  );
}
