import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { Announcement } from '../../shared/nouns/announcement';
import { useApp } from '../app-context';
import { Button } from '../components/button';
import { DeliveryMark } from '../components/delivery-mark';
import { InlineEntry } from '../components/inline-entry';
import { FailureNotice } from '../components/notice';
import { PostWayOut } from '../components/post-way-out';
import { Time } from '../components/time';
import { useValue } from '../stores/copy';
import { useAction } from '../use-action';
import { counted } from '../words/counted';
import { visibleText } from '../words/outside-words';
import { PromiseRow } from './promise-row';
import { UpdateForm } from './update-form';

/** One announcement: what is promised on it, what was said since, and the next thing to say. */
export function AnnouncementRow({ announcement }: { readonly announcement: Announcement }) {
  const { client, stores } = useApp();
  const { id, title, text, channel, workspace, postedAt, postedBy, delivery, closed } = announcement;
  const [act, setAct] = useState<'update' | 'close'>();
  const row = useRef<HTMLLIElement>(null);
  const isOpened = useStore(stores.announcementDesk, ({ openedId }) => openedId === id);
  useEffect(() => {
    if (!isOpened) return;
    row.current?.focus();
    row.current?.scrollIntoView({ block: 'center' });
    stores.announcementDesk.setState({ openedId: undefined });
  }, [isOpened, stores]);
  /** The form that had the focus is gone: it goes back to the announcement. */
  function leave() {
    setAct(undefined);
    row.current?.focus();
  }
  const close = useAction(async (reason: string) => {
    const outcome = await client.request('announcements.close', { id, reason });
    if (outcome.ok) {
      leave();
      await stores.announcements.load();
    }
    return outcome;
  });
  return (
    <li ref={row} tabIndex={-1} className={closed === undefined ? 'announcement' : 'announcement is-closed'}>
      <p className="announcement-head">
        <b>
          <bdi>{visibleText(title)}</bdi>
        </b>
        {workspace === 'practice' ? <span className="tag">practice</span> : null}
        <DeliveryMark state={delivery.state} />
      </p>
      <p className="hint">
        announced <Time at={postedAt} form="sentence" /> in {channel} by {postedBy}
        {closed === undefined ? null : (
          <>
            {' '}
            · ended <Time at={closed.at} form="sentence" />: {closed.reason}
          </>
        )}
      </p>
      <WayOut opId={announcement.opId} />
      <Said announcement={announcement} text={text} />
      {announcement.promises.length === 0 ? null : (
        <ul className="promises" aria-label="Promised updates">
          {announcement.promises.map((promise) => (
            <PromiseRow key={promise.id} promise={promise} />
          ))}
        </ul>
      )}
      {closed !== undefined || act !== undefined ? null : (
        <div className="acts">
          <Button onClick={() => setAct('update')}>Post an update…</Button>
          <Button look="text" onClick={() => setAct('close')}>
            End without an update…
          </Button>
        </div>
      )}
      {act === 'update' ? <UpdateForm announcement={announcement} onClose={leave} /> : null}
      {act === 'close' ? (
        <InlineEntry
          label="Why nothing more is posted (what is still promised is withdrawn with it)"
          longest={500}
          initial=""
          isEmptyAllowed={false}
          onType={() => {}}
          onSave={(reason) => void close.run(reason)}
          onCancel={leave}
        />
      ) : null}
      <FailureNotice failure={close.failure} />
    </li>
  );
}

/** The messages themselves, one press away. */
function Said({ announcement, text }: { readonly announcement: Announcement; readonly text: string }) {
  const { updates } = announcement;
  const onTheWay = updates.filter(({ delivery }) => delivery.state !== 'sent');
  return (
    <>
      <details>
        <summary>
          The message{updates.length === 0 ? '' : ` and ${counted(updates.length, 'update')}`}
        </summary>
        <p className="exact-text">{visibleText(text)}</p>
        <ol className="updates">
          {updates.map((update) => (
            <li key={update.id}>
              <p className="hint">
                <Time at={update.postedAt} form="sentence" /> by {update.postedBy}
                {update.isLast ? ' · the last one' : ''} <DeliveryMark state={update.delivery.state} />
              </p>
              <p className="exact-text">{visibleText(update.text)}</p>
            </li>
          ))}
        </ol>
      </details>
      {onTheWay.map(({ id, opId, delivery }) => (
        <div key={id}>
          <p className="hint" role="status">
            {delivery.state === 'dropped'
              ? 'An update was left out: it keeps no promise.'
              : 'An update is not in its channel yet: until it is, it keeps no promise.'}
          </p>
          <WayOut opId={opId} />
        </div>
      ))}
    </>
  );
}

function WayOut({ opId }: { readonly opId: string }) {
  const post = useValue(useApp().stores.outbox)?.posts.find((waiting) => waiting.opId === opId);
  return post === undefined ? null : <PostWayOut post={post} />;
}
