import type { AlarmSource } from '../../shared/nouns/alarm';
import { Button } from '../components/button';
import { SourceStatus } from '../components/source-status';
import { wordsOf } from '../words/failure-words';
import { ReplaceSignIn } from './replace-sign-in';
import { SourceParts } from './source-parts';
import { WebhookAddress } from './webhook-address';

/** One source: where it is, how it fares, and what mends it. */
export function SourceRow({
  source,
  onRemove,
}: {
  readonly source: AlarmSource;
  readonly onRemove: () => void;
}) {
  const { kind, name, url, health, parts } = source;
  return (
    <li className="row">
      <div className="what">
        {name}
        {url === '' ? null : <small>{url}</small>}
        <SourceStatus source={source} isNamed={false} />
        {health.state === 'failing' ? <p className="hint">{wordsOf(health.failure).todo}</p> : null}
        <SourceParts parts={parts} />
        {kind === 'alertmanager' ? <ReplaceSignIn source={source} /> : null}
        {kind === 'webhook' ? <WebhookAddress source={source} /> : null}
      </div>
      {kind === 'practice' ? null : (
        <Button look="text" onClick={onRemove}>
          Remove…
        </Button>
      )}
    </li>
  );
}
