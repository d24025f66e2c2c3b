import { useEffect, useRef } from 'react';
import type { CommandVersion } from '../../shared/nouns/command';
import { useApp } from '../app-context';
import { Button } from '../components/button';
import { Dialog } from '../components/dialog';
import { FailureNotice } from '../components/notice';
import { useAction } from '../use-action';
import { visibleText } from '../words/outside-words';
import { ArgvList } from './argv-words';

/** Every command of a version of the pack, word by word, before any of them may be run. */
export function ReviewDialog({
  version: { packHash, packName, commands },
  onClose,
}: {
  readonly version: CommandVersion;
  readonly onClose: () => void;
}) {
  const { client, stores } = useApp();
  const start = useRef<HTMLParagraphElement>(null);
  // Otherwise the dialog would open at its first button, below what has to be read.
  useEffect(() => start.current?.focus(), []);
  const approve = useAction(async () => {
    const outcome = await client.request('commands.approve', { packHash });
    if (outcome.ok) {
      stores.commands.accept(outcome.value);
      onClose();
    }
    return outcome;
  });
  return (
    <Dialog title="Commands of the team pack" onClose={onClose}>
      <p className="review-start" tabIndex={-1} ref={start}>
        The pack “{visibleText(packName)}” wants to run {commands.length === 1 ? 'this' : 'these'} on this
        machine, as you and with what you are signed in to. Each line is one word of the command, exactly as
        the program gets it; no shell reads it.
      </p>
      <ol className="review-commands">
        {commands.map(({ itemId, text, argv }) => (
          <li key={`${itemId} ${argv.join('\n')}`}>
            <p>{visibleText(text)}</p>
            <ArgvList argv={argv} />
          </li>
        ))}
      </ol>
      <p className="hint">
        None is run by itself: only when you press Run. What you approve is this version (
        <code>{packHash.slice(0, 12)}</code>); after any change of the pack’s file you are asked again. You
        can take it back in Settings.
      </p>
      <FailureNotice failure={approve.failure} />
      <div className="acts">
        <Button look="strong" isBusy={approve.isBusy} onClick={() => void approve.run()}>
          Approve {commands.length === 1 ? 'it' : `all ${commands.length}`}
        </Button>
        <Button onClick={onClose}>Not now</Button>
      </div>
    </Dialog>
  );
}
