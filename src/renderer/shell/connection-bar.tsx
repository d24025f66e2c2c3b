import { useStore } from 'zustand';
import { useApp, useNow } from '../app-context';
import { Glyph } from '../components/glyph';

/** After this long a restart is likely, and its window has an address of its own. */
const restartLikelyMs = 20_000;

export function ConnectionBar() {
  const { stores } = useApp();
  const lostAt = useStore(stores.connection, (connection) => connection.lostAt);
  const now = useNow();
  if (lostAt === undefined) return <div role="status" />;
  return (
    <div className="connection-bar" role="status">
      <Glyph name="blind" size={14} tone="lamp" />
      <span>
        Not connected to Watchkeeper on this machine; trying again.
        {now - lostAt > restartLikelyMs
          ? ' If it was started anew, open the address it printed. What you typed stays here.'
          : ''}
      </span>
    </div>
  );
}
