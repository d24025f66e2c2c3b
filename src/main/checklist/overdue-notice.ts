import type { ChecklistRun } from '../../shared/nouns/checklist';
import { formatTime, zoneName } from '../../shared/rota/format-time';
import type { DesktopNotification } from '../ports';

const prefix = 'checklist:';

export function overdueNotice(run: ChecklistRun, zone: string): DesktopNotification {
  const open = run.items.filter((item) => item.state === 'open').length;
  const items = open === 1 ? '1 item' : `${open} items`;
  const due = `${formatTime(zone, run.dueAt)} ${zoneName(zone, run.dueAt)}`;
  return {
    key: `${prefix}${run.id}`,
    title: 'Checklist overdue',
    body: `${items} of “${run.title}” ${open === 1 ? 'is' : 'are'} still open, due at ${due}. What stays open is told in the handover.`,
    urgency: 'low',
    actions: [],
  };
}

export function isOverdueNotice(key: string): boolean {
  return key.startsWith(prefix);
}
