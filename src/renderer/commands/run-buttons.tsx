import { useHasLetterKeys } from '../app-context';
import { Button } from '../components/button';
import type { ItemCommand } from './use-command';

/** Run, stop, or what has to come first. */
export function RunButtons({
  command: { version, last, run, stop, failure },
  onReview,
}: {
  readonly command: ItemCommand;
  readonly onReview: () => void;
}) {
  const hasLetterKeys = useHasLetterKeys();
  const keys = hasLetterKeys ? 'r' : undefined;
  if (version === undefined) {
    // The failure says it itself.
    if (failure !== undefined) return null;
    return (
      <small>
        This list was begun with a version of the team pack that can no longer be read, so its command is not
        run here.
      </small>
    );
  }
  if (last?.end.state === 'running') {
    return (
      <Button isBusy={stop.isBusy} onClick={() => void stop.run(last.id)}>
        Stop it
      </Button>
    );
  }
  if (version.approved === undefined) {
    return (
      <>
        <Button keys={keys} aria-keyshortcuts={keys} onClick={onReview}>
          Review commands…
        </Button>
        <small>Nothing is run before you have approved this version of the team pack.</small>
      </>
    );
  }
  return (
    <Button keys={keys} aria-keyshortcuts={keys} isBusy={run.isBusy} onClick={() => void run.run()}>
      {last === undefined ? 'Run' : 'Run again'}
    </Button>
  );
}
