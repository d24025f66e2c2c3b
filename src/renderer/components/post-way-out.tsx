import type { Post } from '../../shared/nouns/post';
import { useApp } from '../app-context';
import { useAction } from '../use-action';
import { wordsOf } from '../words/failure-words';
import { Button } from './button';
import { FailureNotice } from './notice';

/** What keeps a post back, and, where only a person can decide, the two ways on. */
export function PostWayOut({ post }: { readonly post: Post }) {
  const { client, stores } = useApp();
  const settle = useAction(async (way: 'outbox.sendAgain' | 'outbox.leaveOut') => {
    const outcome = await client.request(way, { opId: post.opId });
    if (outcome.ok) await stores.outbox.load();
    return outcome;
  });
  const words = post.failure === undefined ? undefined : wordsOf(post.failure);
  const isAsking = post.state === 'asking';
  const needsPerson = isAsking || post.state === 'refused';
  if (words === undefined && !needsPerson) return null;
  return (
    <div className="way-out">
      <p>
        {isAsking ? 'Nobody can tell whether this was posted: look in the channel. ' : ''}
        {words === undefined ? '' : `${words.what} ${words.todo}`}
      </p>
      {needsPerson ? (
        <div className="acts">
          <Button isBusy={settle.isBusy} onClick={() => void settle.run('outbox.sendAgain')}>
            {isAsking ? 'It is not there: send it' : 'Send again'}
          </Button>
          <Button isBusy={settle.isBusy} onClick={() => void settle.run('outbox.leaveOut')}>
            {isAsking ? 'It is there, or leave it out' : 'Leave out'}
          </Button>
        </div>
      ) : null}
      <FailureNotice failure={settle.failure} />
    </div>
  );
}
