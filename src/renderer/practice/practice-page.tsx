import type { PracticeMessage } from '../../shared/nouns/app';
import { useApp } from '../app-context';
import { PostAsColleague } from '../channels/post-as-colleague';
import { Button } from '../components/button';
import { FailureNotice } from '../components/notice';
import { RingPracticeAlarm } from '../components/ring-practice-alarm';
import { Time } from '../components/time';
import { useCopy } from '../stores/copy';
import { useAction } from '../use-action';
import { counted } from '../words/counted';
import { channelsOf, type PracticeThread } from './practice-threads';

/** The practice channels as their readers would see them. */
export function PracticePage() {
  const { client, stores } = useApp();
  const { value: messages, failure } = useCopy(stores.practice);
  const clear = useAction(async () => {
    const outcome = await client.request('practice.clearAlarms', {});
    if (outcome.ok) stores.alarms.accept(outcome.value);
    return outcome;
  });
  return (
    <div className="page narrow">
      <header className="page-head">
        <div>
          <h1>Practice</h1>
          <p className="lead">What your team would read in Slack. Nothing here leaves this machine.</p>
        </div>
        <div className="acts">
          <RingPracticeAlarm />
          <Button isBusy={clear.isBusy} onClick={() => void clear.run()}>
            End practice alarms
          </Button>
        </div>
      </header>
      <FailureNotice failure={clear.failure ?? failure} />
      <PostAsColleague />
      {messages?.length === 0 ? (
        <p className="teach">
          No message yet. <a href="#/declare">Declare an incident</a> to see its thread begin here, or ring a
          practice alarm and acknowledge it on the <a href="#/watch">Watch page</a>.
        </p>
      ) : null}
      {channelsOf(messages ?? []).map(({ channel, threads }) => (
        <section key={channel}>
          <h2>
            {channel} <span className="due">posted by Watchkeeper, unless it says otherwise</span>
          </h2>
          <ol className="threads">
            {threads.map((thread) => (
              <Thread key={thread.head.ts} thread={thread} />
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

function Thread({ thread }: { readonly thread: PracticeThread }) {
  return (
    <li>
      <Message message={thread.head} />
      {thread.replies.length === 0 ? null : (
        <>
          <p className="lbl">{counted(thread.replies.length, 'reply', 'replies')}</p>
          <ol className="replies">
            {thread.replies.map((reply) => (
              <li key={reply.ts}>
                <Message message={reply} />
              </li>
            ))}
          </ol>
        </>
      )}
    </li>
  );
}

function Message({ message }: { readonly message: PracticeMessage }) {
  return (
    <div className="message">
      <Time at={message.postedAt} form="sentence" />
      <p>
        {message.author === undefined ? null : <b>{message.author}: </b>}
        {message.text}
      </p>
    </div>
  );
}
