import { useState } from 'react';
import { verdictOf } from '../../shared/command-words';
import { useZone } from '../app-context';
import { Button } from '../components/button';
import { FailureNotice } from '../components/notice';
import { usePageKeys } from '../use-page-keys';
import type { WalkItem } from '../watch/walk-items';
import { ArgvLine } from './argv-words';
import { CommandLine } from './command-line';
import { CommandResult } from './command-result';
import { EvidenceDialog } from './evidence-dialog';
import { findingText } from './finding-text';
import { ReviewDialog } from './review-dialog';
import { RunButtons } from './run-buttons';
import { useCommand } from './use-command';

export type CommandWorkProps = {
  readonly item: WalkItem;
  readonly isSelected: boolean;
  /** Undefined where none can be raised now. */
  readonly onFinding: ((text: string) => void) | undefined;
};

/** The command of an item: what came of it last, and where the hand is, the words that are run and all that was found. */
export function CommandWork({ item, isSelected, onFinding }: CommandWorkProps) {
  const command = useCommand(item);
  const zone = useZone();
  const [shown, setShown] = useState<'review' | 'evidence'>();

  usePageKeys(({ key, isHeld }) => {
    if (key !== 'r' || !isSelected || command?.version === undefined) return false;
    if (isHeld || command.last?.end.state === 'running') return true;
    if (command.version.approved === undefined) setShown('review');
    else if (!command.run.isBusy) void command.run.run();
    return true;
  });

  if (command === undefined) return null;
  const { argv, version, last } = command;
  if (!isSelected) return last === undefined ? null : <CommandLine run={last} />;
  const hasOutput = last?.end.state === 'ended' || last?.end.state === 'timed-out';
  const verdict = last === undefined ? 'unknown' : verdictOf(last.end);
  return (
    <div className="command-work">
      <ArgvLine argv={argv} />
      {last === undefined ? null : <CommandLine run={last} />}
      {last === undefined ? null : <CommandResult run={last} />}
      <FailureNotice failure={command.failure} />
      <div className="acts">
        <RunButtons command={command} onReview={() => setShown('review')} />
        {hasOutput ? (
          <Button look="text" onClick={() => setShown('evidence')}>
            All that it wrote
          </Button>
        ) : null}
        {last !== undefined && onFinding !== undefined && (verdict === 'error' || verdict === 'warning') ? (
          <Button look="text" onClick={() => onFinding(findingText(last, zone))}>
            Raise a finding from it
          </Button>
        ) : null}
      </div>
      {shown === 'review' && version !== undefined ? (
        <ReviewDialog version={version} onClose={() => setShown(undefined)} />
      ) : null}
      {shown === 'evidence' && last !== undefined ? (
        <EvidenceDialog run={last} onClose={() => setShown(undefined)} />
      ) : null}
    </div>
  );
}
