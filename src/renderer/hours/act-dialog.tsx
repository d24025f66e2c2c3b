import type { HoursMonth } from '../../shared/nouns/hours';
import { ReasonDialog } from './reason-dialog';
import type { StretchAct } from './stretch-act';
import { StretchDialog } from './stretch-dialog';

/** What has to be said before a stretch of work is changed; nothing while nobody wants to. */
export function ActDialog({
  month,
  act,
  onDone,
  onClose,
}: {
  readonly month: HoursMonth;
  readonly act: StretchAct | undefined;
  readonly onDone: (kind: StretchAct['kind'], month: HoursMonth) => void;
  readonly onClose: () => void;
}) {
  if (act === undefined) return null;
  const common = { month, onClose, onDone: (answered: HoursMonth) => onDone(act.kind, answered) };
  switch (act.kind) {
    case 'add':
      return <StretchDialog {...common} stretch={undefined} />;
    case 'correct':
      return <StretchDialog {...common} stretch={act.stretch} />;
    case 'leave-out':
    case 'undo':
      return <ReasonDialog {...common} kind={act.kind} stretch={act.stretch} />;
  }
}
