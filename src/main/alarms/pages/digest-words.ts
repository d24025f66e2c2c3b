import { formatDay, formatDayAndTime, formatTime, zoneName } from '../../../shared/rota/format-time';
import type { DesktopNotification } from '../../ports';
import { namesOf } from './page-words';

/** What went on in a stretch that nobody could watch, or that was not this person's watch. */
export type Digest = {
  readonly reason: DigestReason;
  readonly fromAt: number;
  readonly toAt: number;
  readonly fired: readonly string[];
  readonly cleared: number;
  /** Names of what fires still, held or not. */
  readonly open: readonly string[];
  readonly blindMs: number;
};

export type DigestReason = 'asleep' | 'not-running' | 'network' | 'off-watch';

export const digestKey = 'digest';

const titles: Readonly<Record<DigestReason, string>> = {
  asleep: 'While you were away',
  'not-running': 'While Watchkeeper was not running',
  network: 'While no source could be reached',
  'off-watch': 'Since your last watch',
};

export function digestPage(digest: Digest, zone: string): DesktopNotification {
  const { reason, fired, cleared, open, blindMs } = digest;
  const blind = blindMs < 60_000 ? '' : `; blind ${spanWords(blindMs)}`;
  const names = namesOf(fired.length > 0 ? fired : open);
  return {
    key: digestKey,
    title: `${titles[reason]} (${stretchWords(digest, zone)})`,
    body: `${fired.length} fired, ${cleared} cleared, ${open.length} still open${blind}.${names === '' ? '' : `\n${names}`}`,
    urgency: 'low',
    actions: [{ id: 'open', label: 'Open' }],
  };
}

/** The day is said where it is not the same at both ends. */
function stretchWords({ fromAt, toAt }: Digest, zone: string): string {
  const isOneDay = formatDay(zone, fromAt) === formatDay(zone, toAt) && toAt - fromAt < 48 * 3_600_000;
  const of = isOneDay ? formatTime : formatDayAndTime;
  const [from, to] = [of(zone, fromAt), of(zone, toAt)];
  const [fromZone, toZone] = [zoneName(zone, fromAt), zoneName(zone, toAt)];
  return fromZone === toZone ? `${from}–${to} ${toZone}` : `${from} ${fromZone}–${to} ${toZone}`;
}

export function spanWords(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  const days = Math.floor(minutes / 1_440);
  const parts = [
    [days, 'd'],
    [Math.floor(minutes / 60) % 24, 'h'],
    // After a whole day minutes are noise.
    [days > 0 ? 0 : minutes % 60, 'min'],
  ] as const;
  const said = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`);
  return said.join(' ') || 'less than a minute';
}
