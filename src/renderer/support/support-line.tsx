import type { NominatedPeriod, Question } from '../../shared/nouns/support';
import { formatTime } from '../../shared/rota/format-time';
import { needsTicket, runningStretch, workedMs } from '../../shared/support/stopwatch';
import { useApp, useNow, useZone } from '../app-context';
import { Glyph } from '../components/glyph';
import { shownName } from '../components/person-name';
import { useValue } from '../stores/copy';
import { roughly } from '../time/durations';
import { counted } from '../words/counted';

/** On the Watch page: the questions that are open, and who answers now. Nothing while there is neither. */
export function SupportLine({ isOnWatch }: { readonly isOnWatch: boolean }) {
  const view = useValue(useApp().stores.support);
  const zone = useZone();
  const now = useNow(10_000);
  if (view === undefined) return null;
  const open = view.questions.filter(({ state, setAside }) => state === 'open' && setAside === undefined);
  const due = open.filter((question) => needsTicket(question, now)).length;
  const period = view.days
    .flatMap(({ periods }) => periods)
    .find(({ startsAt, endsAt }) => startsAt <= now && now < endsAt);
  const parts = [
    questionWords(open, now),
    due === 0 ? undefined : due === 1 ? '1 is due an issue' : `${due} are due an issue`,
    period === undefined ? undefined : periodWords(period, zone, isOnWatch),
  ].filter((part) => part !== undefined);
  if (parts.length === 0) return null;
  return (
    <p className="readiness-line support-line">
      <Glyph name={due > 0 ? 'needs-you' : 'topic'} tone={due > 0 ? 'lamp' : 'plain'} size={16} />
      <a href="#/support">{parts.join('. ')}</a>
    </p>
  );
}

/** `2 questions running, 17 min`; without any running `1 question open`. */
function questionWords(open: readonly Question[], now: number): string | undefined {
  const running = open.filter((question) => runningStretch(question) !== undefined);
  if (running.length > 0) {
    const spentMs = running.reduce((sum, { stretches }) => sum + workedMs(stretches, now), 0);
    return `${counted(running.length, 'question')} running, ${roughly(spentMs)}`;
  }
  return open.length === 0 ? undefined : `${counted(open.length, 'question')} open`;
}

function periodWords(period: NominatedPeriod, zone: string, isOnWatch: boolean): string | undefined {
  const { name, person, isMe, endsAt } = period;
  if (person === undefined) return isOnWatch ? `${name}: nobody yet` : undefined;
  return `${name}: ${isMe ? 'you' : shownName(person)} until ${formatTime(zone, endsAt)}`;
}
