import { useState } from 'react';
import type { OutboxView } from '../../shared/nouns/post';
import { useApp, useIsPractice } from '../app-context';
import { Glyph } from '../components/glyph';
import { Since } from '../components/time';
import { useValue } from '../stores/copy';
import { counted } from '../words/counted';
import { wordsOf } from '../words/failure-words';
import { OutboxDialog } from './outbox-dialog';

/** Whether all that was said has reached its channel; pressed, it shows what has not. */
export function OutboxStatus() {
  const { stores } = useApp();
  const outbox = useValue(stores.outbox);
  const place = useIsPractice() ? 'the practice channel' : 'Slack';
  const [isOpen, setIsOpen] = useState(false);
  if (outbox === undefined) return null;
  return (
    <>
      {outbox.posts.length === 0 ? (
        <span className="item">All posts sent</span>
      ) : (
        <button type="button" className="item text-button" onClick={() => setIsOpen(true)}>
          <Waiting outbox={outbox} place={place} />
        </button>
      )}
      {isOpen ? <OutboxDialog onClose={() => setIsOpen(false)} /> : null}
    </>
  );
}

function Waiting({ outbox, place }: { readonly outbox: OutboxView; readonly place: string }) {
  const { posts, stuckSinceAt } = outbox;
  const forPerson = posts.filter(({ state }) => state === 'refused' || state === 'asking');
  const waiting = counted(posts.length, 'post waits', 'posts wait');
  const others = posts.length - forPerson.length;
  const blocking = forPerson[0] ?? posts.find(({ failure }) => failure !== undefined);
  if (blocking !== undefined) {
    return (
      <>
        <Glyph name={forPerson.length > 0 ? 'trouble' : 'blind'} size={14} tone="lamp" />
        <span>
          {blocking.failure === undefined ? '' : `${wordsOf(blocking.failure).what} `}
          {forPerson.length === 0 ? `${waiting} here` : forYou(forPerson.length, others)}, safe on this
          machine
          {stuckSinceAt === undefined ? null : (
            <>
              , for <Since at={stuckSinceAt} />
            </>
          )}
        </span>
      </>
    );
  }
  return (
    <span>
      {waiting} for {place}, safe on this machine
    </span>
  );
}

function forYou(posts: number, others: number): string {
  const needed = `${counted(posts, 'post needs', 'posts need')} you`;
  return others === 0 ? needed : `${needed}; ${counted(others, 'more waits', 'more wait')} here`;
}
