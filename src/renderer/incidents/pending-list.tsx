import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { useApp } from '../app-context';
import { Button } from '../components/button';
import { Glyph } from '../components/glyph';
import { FailureNotice } from '../components/notice';
import { Time } from '../components/time';
import type { PendingLine } from '../stores/pending-lines';

/** Lines between Enter and the core's answer: usually gone in a blink, and never out of sight before. */
export function PendingList({
  incidentId,
  onTakeBack,
}: {
  readonly incidentId: string;
  readonly onTakeBack: (line: PendingLine) => void;
}) {
  const { pendingLines } = useApp().stores;
  const lines = useStore(
    pendingLines.store,
    useShallow((state) => state.lines.filter((line) => line.incidentId === incidentId)),
  );
  const refused = lines.find((line) => line.state === 'refused');
  if (lines.length === 0) return null;
  return (
    <div className="pending">
      <ol aria-label="Lines that are not saved yet">
        {lines.map((line) => (
          <li key={line.id} className="entry">
            <Time at={line.happenedAt ?? line.typedAt} />
            <Glyph name={line.kind} size={16} label={line.kind} />
            <span className="txt">{line.text}</span>
            <span className="delivery">{wordFor(line)}</span>
          </li>
        ))}
      </ol>
      {refused === undefined ? null : (
        <FailureNotice failure={refused.failure}>
          <div className="acts">
            <Button keys="↵" onClick={() => pendingLines.tryAgain(incidentId)}>
              Try again
            </Button>
            <Button
              onClick={() => {
                pendingLines.takeBack(refused.id);
                onTakeBack(refused);
              }}
            >
              Back to the input
            </Button>
          </div>
        </FailureNotice>
      )}
    </div>
  );
}

function wordFor(line: PendingLine): string {
  if (line.state === 'refused') return '! not saved';
  if (line.failure?.code === 'unreachable') return '○ not saved yet: trying again';
  return line.state === 'saving' ? '○ saving' : '○ not saved yet';
}
