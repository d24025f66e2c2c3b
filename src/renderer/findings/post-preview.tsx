import type { Finding } from '../../shared/nouns/finding';
import { WhereItGoes } from '../components/where-it-goes';

/** The words and the place of a post before the press; without a channel, that there will be none. */
export function PostPreview({
  finding,
  channel,
  text,
}: {
  readonly finding: Finding;
  readonly channel: string | undefined;
  readonly text: string;
}) {
  if (channel === undefined) {
    return (
      <p className="hint">
        The team pack names no channel for findings (<code>channels.findings</code>): it is kept here and in
        the handover, and posted nowhere.
      </p>
    );
  }
  return (
    <figure className="preview">
      <figcaption>
        Exactly this will be posted {finding.thread === undefined ? 'to' : 'in the same thread,'}{' '}
        <WhereItGoes channel={channel} workspace={finding.workspace} />
      </figcaption>
      <p className="exact-text" data-testid="finding-preview">
        {text}
      </p>
    </figure>
  );
}
