import { lazy, Suspense, useEffect } from 'react';
import type { ChannelView } from '../../shared/nouns/channel';
import { useApp, useNow } from '../app-context';
import { Glyph } from '../components/glyph';
import { FailureNotice } from '../components/notice';
import { Time } from '../components/time';
import { useCopy } from '../stores/copy';
import { counted } from '../words/counted';
import { wordsOf } from '../words/failure-words';
import { isAtLeast } from './unread-words';

/** What was read longer ago is told with its age. */
const freshForMs = 5 * 60_000;

const Messages = lazy(() =>
  import('./channel-messages').then((module) => ({ default: module.ChannelMessages })),
);

/** The channel that an item is about: how much of it is unread and since when, and where the hand is, the messages. */
export function ChannelWork({
  channel,
  isSelected,
  onFinding,
}: {
  readonly channel: string;
  readonly isSelected: boolean;
  readonly onFinding: ((text: string) => void) | undefined;
}) {
  const copy = useApp().stores.channels.of(channel);
  const { value: view, failure } = useCopy(copy);
  useEffect(() => void copy.load(), [copy]);

  return (
    <div className="channel">
      {view === undefined ? null : <ChannelLine view={view} isSelected={isSelected} />}
      {isSelected || view === undefined ? <FailureNotice failure={failure ?? view?.failure} /> : null}
      {isSelected && view !== undefined ? (
        <Suspense fallback={null}>
          <Messages view={view} onFinding={onFinding} />
        </Suspense>
      ) : null}
    </div>
  );
}

/** Without a copy it says so: what was not read is never told as nothing new. */
function ChannelLine({ view, isSelected }: { readonly view: ChannelView; readonly isSelected: boolean }) {
  const now = useNow(60_000);
  const { channel, readAt, failure } = view;
  const isOld = failure !== undefined || (readAt !== undefined && now - readAt > freshForMs);
  if (readAt === undefined && failure === undefined) return <small>Reading {channel} …</small>;
  return (
    <small className="channel-line">
      {failure === undefined ? null : <Glyph name="trouble" tone="lamp" size={14} />}
      <span>
        {readAt === undefined ? null : <Unread view={view} />}
        {readAt === undefined || !isOld ? null : (
          <>
            , as of <Time at={readAt} form="sentence" />
          </>
        )}
        {failure === undefined || isSelected
          ? null
          : `${readAt === undefined ? '' : '. '}${wordsOf(failure).what}`}
      </span>
    </small>
  );
}

function Unread({ view }: { readonly view: ChannelView }) {
  const { unread, messages, sinceAt, sinceWhy } = view;
  const lacking = messages.filter(({ lacksResolved }) => lacksResolved).length;
  const since = <Time at={sinceAt} form="sentence" />;
  return (
    <>
      {unread > 0 ? (
        <>
          <b>
            {isAtLeast(view) ? 'more than ' : ''}
            {unread} unread
          </b>{' '}
          since {since}
        </>
      ) : sinceWhy === 'mark' && messages.length > 0 ? (
        'all read'
      ) : (
        <>nothing unread since {since}</>
      )}
      {lacking === 0 ? null : `, ${counted(lacking, 'alarm')} without a ‘Resolved’ so far`}
    </>
  );
}
