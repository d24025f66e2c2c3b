import type { Post } from '../../shared/nouns/post';
import { useApp } from '../app-context';
import { Button } from '../components/button';
import { DeliveryMark } from '../components/delivery-mark';
import { Dialog } from '../components/dialog';
import { PostWayOut } from '../components/post-way-out';
import { Time } from '../components/time';
import { useValue } from '../stores/copy';

/** Everything that is not in its channel yet, with the way out where a person is needed. */
export function OutboxDialog({ onClose }: { readonly onClose: () => void }) {
  const { stores } = useApp();
  const posts = useValue(stores.outbox)?.posts ?? [];
  return (
    <Dialog title="Not in its channel yet" onClose={onClose}>
      {posts.length === 0 ? <p>All has been sent.</p> : null}
      <ol className="outbox">
        {posts.map((post) => (
          <OutboxRow key={post.opId} post={post} />
        ))}
      </ol>
      <div className="acts">
        <Button onClick={onClose}>Close</Button>
      </div>
    </Dialog>
  );
}

function OutboxRow({ post }: { readonly post: Post }) {
  return (
    <li>
      <p className="outbox-head">
        <Time at={post.createdAt} form="sentence" /> to <b>{post.channel}</b>
        <span className="grow" />
        <DeliveryMark state={post.state} />
      </p>
      <p className="outbox-text">{post.text}</p>
      <PostWayOut post={post} />
    </li>
  );
}
