import type { UndoableHold } from '../../shared/nouns/page';
import { useApp, useNow } from '../app-context';
import { Button } from '../components/button';
import { Glyph } from '../components/glyph';
import { FailureNotice } from '../components/notice';
import { OutsideText } from '../components/outside-text';
import { useActions } from '../use-action';

/** For the few seconds in which an acknowledgement from a notification can be taken back. */
export function PageUndo({ undoable }: { readonly undoable: readonly UndoableHold[] }) {
  const { client, stores } = useApp();
  const now = useNow();
  const undo = useActions(async (holdId: string) => {
    const outcome = await client.request('pages.undo', { holdId });
    if (outcome.ok) stores.pages.accept(outcome.value);
    return outcome;
  });
  return (
    <div role="status">
      {undoable
        .filter(({ untilAt }) => untilAt > now)
        .map(({ holdId, name }) => (
          <p key={holdId} className="page-undo">
            <Glyph name="held" size={16} />
            <span>
              You have <OutsideText text={name} longest={120} />.
            </span>
            <Button look="text" isBusy={undo.isBusy(holdId)} onClick={() => void undo.run(holdId)}>
              Undo
            </Button>
          </p>
        ))}
      <FailureNotice failure={undo.failure} />
    </div>
  );
}
