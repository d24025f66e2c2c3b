import { useState } from 'react';
import type { HandoverDraft } from '../../shared/nouns/handover';
import { useApp } from '../app-context';
import type { ClientFailure, Outcome } from '../client/client';
import { Button } from '../components/button';
import { ConfirmDialog } from '../components/dialog';
import { FailureNotice } from '../components/notice';
import { WhereItGoes } from '../components/where-it-goes';
import { useAction } from '../use-action';
import { MarkdownPreview } from './lazy-markdown-preview';

/** Export and post. Both first save what was just typed, so that no word is missing. */
export function HandoverActs({ draft }: { readonly draft: HandoverDraft }) {
  const { client, stores } = useApp();
  const [isAsking, setIsAsking] = useState(false);
  const [file, setFile] = useState<string>();

  async function afterSaving<T>(ask: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
    const isSaved = await stores.ownWords.flush();
    return isSaved ? ask() : { ok: false, failure: firstFailure() };
  }

  function firstFailure(): ClientFailure {
    const failed = Object.values(stores.ownWords.store.getState()).find(
      (words) => words.failure !== undefined,
    );
    return failed?.failure ?? { code: 'unreachable' };
  }

  const exported = useAction(async () => {
    const outcome = await afterSaving(() => client.request('handover.export', { shiftId: draft.shiftId }));
    if (outcome.ok) setFile(outcome.value.file);
    return outcome;
  });
  const post = useAction(async () => {
    const outcome = await afterSaving(() => client.request('handover.send', { shiftId: draft.shiftId }));
    if (outcome.ok) stores.handover.accept(outcome.value);
    setIsAsking(false);
    return outcome;
  });

  return (
    <div className="handover-acts">
      <div className="acts">
        <Button isBusy={exported.isBusy} onClick={() => void exported.run()}>
          Export Markdown
        </Button>
        <Button look="strong" onClick={() => setIsAsking(true)}>
          Post to {draft.channel}…
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
      <FailureNotice failure={exported.failure ?? post.failure} />
      {isAsking ? (
        <ConfirmDialog
          title="Post the handover?"
          confirm="Post"
          isBusy={post.isBusy}
          onConfirm={() => void post.run()}
          onClose={() => setIsAsking(false)}
        >
          <p>
            These words go to <WhereItGoes channel={draft.channel} />, laid out as Slack shows headings and
            lists.
            {draft.sent === undefined ? '' : ' It was posted before; this will be another message.'}
          </p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable to be scrolled by keys */}
          <section className="will-post" aria-label="What will be posted" tabIndex={0}>
            <MarkdownPreview markdown={draft.markdown} />
          </section>
        </ConfirmDialog>
      ) : null}
    </div>
  );
}
