import { useState } from 'react';
import type { HandoverDraft } from '../../shared/nouns/handover';
import { useApp } from '../app-context';
import type { ClientFailure, Outcome } from '../client/client';
import { Button } from '../components/button';
import { ConfirmDialog } from '../components/dialog';
import { FailureNotice } from '../components/notice';
import { WhereItGoes } from '../components/where-it-goes';
import { WrittenTo } from '../components/written-to';
import { useAction } from '../use-action';
import { counted } from '../words/counted';
import { ExactMessages } from './exact-messages';

/** Export and post. Both first save what was just typed, so that no word is missing. */
export function HandoverActs({ draft }: { readonly draft: HandoverDraft }) {
  const { client, stores } = useApp();
  const { shiftId, channel, messages } = draft;
  const [isAsking, setIsAsking] = useState(false);
  /** One for each time the dialog is opened: a post repeated after a lost answer is the same one. */
  const [sendingId, setSendingId] = useState('');
  const [file, setFile] = useState<string>();

  async function saveTyped(): Promise<Outcome<undefined>> {
    return (await stores.ownWords.flush(shiftId))
      ? { ok: true, value: undefined }
      : { ok: false, failure: firstFailure() };
  }

  function firstFailure(): ClientFailure {
    const failed = Object.values(stores.ownWords.store.getState()).find(
      (words) => words.shiftId === shiftId && words.failure !== undefined,
    );
    return failed?.failure ?? { code: 'unreachable' };
  }

  const exported = useAction(async () => {
    const saved = await saveTyped();
    if (!saved.ok) return saved;
    const outcome = await client.request('handover.export', { shiftId });
    if (outcome.ok) setFile(outcome.value.file);
    return outcome;
  });
  /** What is shown is what will be posted: with what was just typed, and with the record as it is now. */
  const ask = useAction(async () => {
    const saved = await saveTyped();
    if (saved.ok) await stores.handover.load();
    setSendingId(crypto.randomUUID());
    setIsAsking(saved.ok);
    return saved;
  });
  const post = useAction(async () => {
    const outcome = await client.request('handover.send', { id: sendingId, shiftId });
    if (outcome.ok) stores.handover.accept(outcome.value);
    if (outcome.ok || outcome.failure.code !== 'unreachable') setIsAsking(false);
    return outcome;
  });

  return (
    <div className="handover-acts">
      <div className="acts">
        <Button isBusy={exported.isBusy} onClick={() => void exported.run()}>
          Export Markdown
        </Button>
        <Button look="strong" isBusy={ask.isBusy} onClick={() => void ask.run()}>
          Post to {channel}…
        </Button>
      </div>
      <WrittenTo file={file} />
      <FailureNotice failure={exported.failure ?? ask.failure ?? post.failure} />
      {isAsking ? (
        <ConfirmDialog
          title="Post the handover?"
          confirm="Post"
          isBusy={post.isBusy}
          onConfirm={() => void post.run()}
          onClose={() => setIsAsking(false)}
        >
          <p>
            It goes to <WhereItGoes channel={channel} />
            {messages.length > 1
              ? `, as a thread: a head and ${counted(messages.length - 1, 'reply', 'replies')}.`
              : '.'}
            {draft.sent === undefined ? '' : ' It was posted before; this will be another message.'}
          </p>
          <ExactMessages messages={messages} />
        </ConfirmDialog>
      ) : null}
    </div>
  );
}
