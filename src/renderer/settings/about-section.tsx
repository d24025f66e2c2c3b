import { useApp } from '../app-context';
import { useValue } from '../stores/copy';

const storage = {
  keychain: 'in the keychain of this machine',
  weak: 'with weak protection: the keychain is not locked by a password',
  memory: 'in memory only, until Watchkeeper quits',
} as const;

/** What runs here and where it keeps things. */
export function AboutSection() {
  const info = useValue(useApp().stores.info);
  if (info === undefined) return null;
  return (
    <section>
      <h2>About</h2>
      <dl className="facts">
        <dt>Version</dt>
        <dd>
          {info.version}, {info.host === 'electron' ? 'in the tray' : 'in the browser'}
        </dd>
        <dt>Data folder</dt>
        <dd>
          <code>{info.dataFolder}</code>
        </dd>
        <dt>Secrets</dt>
        <dd>{storage[info.capabilities.secretStorage]}</dd>
        <dt>Notifications</dt>
        <dd>
          {info.capabilities.notificationActions
            ? 'native, with buttons to acknowledge and open'
            : 'native, without buttons: open this window to acknowledge'}
        </dd>
      </dl>
    </section>
  );
}
