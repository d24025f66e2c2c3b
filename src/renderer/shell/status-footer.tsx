import { useStore } from 'zustand';
import { formatDayAndTime, zoneName } from '../../shared/rota/format-time';
import { PromiseCountdown } from '../announcements/promise-countdown';
import { useApp, useNow, useZone } from '../app-context';
import { Glyph } from '../components/glyph';
import { SourceStatus } from '../components/source-status';
import { Since } from '../components/time';
import { useValue } from '../stores/copy';
import { OutboxStatus } from './outbox-status';

/** How fresh the truth is: every source, what waits to be sent, and the time it is. */
export function StatusFooter() {
  const { stores } = useApp();
  const lostAt = useStore(stores.connection, (connection) => connection.lostAt);
  return (
    <footer className="status">
      {lostAt === undefined ? <Sources /> : <NothingIsFresh since={lostAt} />}
      <span className="grow" />
      <PromiseCountdown />
      <OutboxStatus />
      <WallClock />
    </footer>
  );
}

function Sources() {
  const sources = useValue(useApp().stores.sources);
  if (sources === undefined) return null;
  if (sources.length === 0) {
    return (
      <span className="item">
        <Glyph name="off" size={14} />
        <span>No source of alarms yet</span>
      </span>
    );
  }
  return sources.map((source) => <SourceStatus key={source.id} source={source} />);
}

function NothingIsFresh({ since }: { readonly since: number }) {
  return (
    <span className="item blind">
      <Glyph name="blind" size={14} tone="lamp" />
      <span>
        Connection lost <Since at={since} /> ago: what stands here may be old
      </span>
    </span>
  );
}

function WallClock() {
  const zone = useZone();
  const now = useNow(60_000);
  return (
    <time className="item" dateTime={new Date(now).toISOString()}>
      {formatDayAndTime(zone, now)} {zoneName(zone, now)}
    </time>
  );
}
