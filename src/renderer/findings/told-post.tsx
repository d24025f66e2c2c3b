import type { Finding, FindingPost } from '../../shared/nouns/finding';
import { useApp } from '../app-context';
import { DeliveryMark } from '../components/delivery-mark';
import { PostWayOut } from '../components/post-way-out';
import { WhereItGoes } from '../components/where-it-goes';
import { useValue } from '../stores/copy';

/** Where something was told, and what keeps it back. */
export function ToldPost({
  finding,
  post,
}: {
  readonly finding: Finding;
  readonly post: FindingPost | undefined;
}) {
  const unsent = useValue(useApp().stores.outbox)?.posts.find(({ opId }) => opId === post?.opId);
  if (post === undefined) return <p className="told">Posted nowhere: the team pack named no channel.</p>;
  const { state } = post.delivery;
  const verb = state === 'sent' ? 'Told in ' : state === 'dropped' ? 'Not told in ' : 'On its way to ';
  return (
    <div className="told">
      <p>
        {verb}
        <WhereItGoes channel={post.channel} workspace={finding.workspace} /> <DeliveryMark state={state} />
      </p>
      {unsent === undefined ? null : <PostWayOut post={unsent} />}
    </div>
  );
}
