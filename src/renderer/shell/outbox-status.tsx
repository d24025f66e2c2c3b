import { useState } from 'react';
import type { OutboxView } from '../../shared/nouns/post';
import { useApp, useIsPractice } from '../app-context';
import { Glyph } from '../components/glyph';
import { Since } from '../components/time';
import { useValue } from '../stores/copy';
import { counted } from '../words/counted';
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
  const forPerson = posts.filter((post) => post.state === 'refused' || post.state === 'asking').length;
  const waiting = counted(posts.length, 'post waits', 'posts wait');
  if (forPerson > 0) {
    return (
      <>
        <Glyph name="trouble" size={14} tone="lamp" />
        <span>
          {counted(forPerson, 'post needs', 'posts need')} you; {waiting}, safe on this machine
        </span>
      </>
    );
  }
  if (stuckSinceAt !== undefined) {
    return (
      <>
        <Glyph name="blind" size={14} tone="lamp" />
        <span>
          {place} not reached for <Since at={stuckSinceAt} />: {waiting} here, safe on this machine
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
