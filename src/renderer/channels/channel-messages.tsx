import { useLayoutEffect, useRef, useState } from 'react';
import type { ChannelMessage, ChannelView } from '../../shared/nouns/channel';
import { useApp, useHasLetterKeys } from '../app-context';
import { Button } from '../components/button';
import { KeyHint } from '../components/key-hint';
import { FailureNotice } from '../components/notice';
import { OutsideLink } from '../components/outside-link';
import { OutsideText } from '../components/outside-text';
import { Time } from '../components/time';
import { useAction } from '../use-action';
import { usePageKeys } from '../use-page-keys';
import { counted } from '../words/counted';
import { findingText, whySince } from './unread-words';

/** Drawn at once; the rest at a press. */
const mostDrawn = 60;
/** Of one message; whoever needs more of them opens it in Slack. */
const mostLinks = 5;

export function ChannelMessages({
  view,
  onFinding,
}: {
  readonly view: ChannelView;
  readonly onFinding: ((text: string) => void) | undefined;
}) {
  const [isAll, setIsAll] = useState(false);
  const list = useRef<HTMLOListElement>(null);
  const { channel, messages, sinceAt, isWhole, unreadable } = view;
  const shown = isAll ? messages : messages.slice(-mostDrawn);
  const firstUnread = shown.find(({ isUnread }) => isUnread)?.ts;

  // Where the new ones begin; a list that nobody has touched yet is opened there.
  useLayoutEffect(() => {
    const start = list.current?.querySelector<HTMLElement>('.new-since');
    if (list.current !== null && start != null)
      list.current.scrollTop = start.offsetTop - list.current.offsetTop;
  }, []);

  return (
    <>
      {messages.length === 0 ? null : (
        <>
          <small>
            Counted from {whySince(view)}.{' '}
            {isWhole ? null : `Only the newest ${messages.length} were read; there are older ones.`}
          </small>
          {shown.length === messages.length ? null : (
            <Button look="text" onClick={() => setIsAll(true)}>
              Show {messages.length - shown.length} earlier
            </Button>
          )}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
          <ol className="channel-messages" tabIndex={0} aria-label={`Messages of ${channel}`} ref={list}>
            {shown.map((message) => (
              <Message
                key={message.ts}
                message={message}
                newSinceAt={message.ts === firstUnread ? sinceAt : undefined}
              >
                {onFinding === undefined ? null : (
                  <Button
                    look="text"
                    aria-label={`Raise a finding from the message of ${message.author}`}
                    onClick={() => onFinding(findingText(channel, message.author, message.text))}
                  >
                    finding
                  </Button>
                )}
              </Message>
            ))}
          </ol>
        </>
      )}
      {unreadable === 0 ? null : (
        <small>{counted(unreadable, 'message')} could not be read and are not listed: look in Slack.</small>
      )}
      <ChannelActs view={view} />
    </>
  );
}

function Message({
  message,
  newSinceAt,
  children,
}: {
  readonly message: ChannelMessage;
  readonly newSinceAt: number | undefined;
  readonly children: React.ReactNode;
}) {
  const { postedAt, author, text, links, answers, lastAnswerAt, isUnread, isOwn, lacksResolved } = message;
  return (
    <li className={`${newSinceAt === undefined ? '' : 'new-since'} ${isUnread ? 'unread' : ''}`}>
      {newSinceAt === undefined ? null : (
        <p className="new-line">
          new since <Time at={newSinceAt} form="sentence" />
        </p>
      )}
      <p className="channel-message">
        <Time at={postedAt} form="sentence" />{' '}
        <b>
          <OutsideText text={author} longest={60} />
        </b>{' '}
        <span className="said">
          <OutsideText text={text} longest={400} />
        </span>
        {isOwn ? <span className="tag">posted from here</span> : null}
        {lacksResolved ? <span className="tag">no ‘Resolved’ yet</span> : null}
        {answers === 0 ? null : (
          <span className="answers">
            {counted(answers, 'answer')}
            {lastAnswerAt === undefined ? null : (
              <>
                , the last at <Time at={lastAnswerAt} form="sentence" />
              </>
            )}
          </span>
        )}{' '}
        {children}
      </p>
      {links.length === 0 ? null : (
        <p className="channel-links">
          {links.slice(0, mostLinks).map((url) => (
            <OutsideLink key={url} url={url}>
              {new URL(url).host}
            </OutsideLink>
          ))}
        </p>
      )}
    </li>
  );
}

function ChannelActs({ view }: { readonly view: ChannelView }) {
  const { client, stores } = useApp();
  const hasKeys = useHasLetterKeys();
  const { channel, messages, unread, listedFromAt, sinceWhy } = view;
  const last = messages.at(-1);

  const read = useAction(async () => {
    const outcome = await client.request('channels.read', { channel });
    if (outcome.ok) stores.channels.accept(outcome.value);
    return outcome;
  });
  const mark = useAction(async (ts: string, isBack: boolean) => {
    const outcome = await client.request('channels.mark', { channel, ts, isBack });
    if (outcome.ok) stores.channels.accept(outcome.value);
    return outcome;
  });
  const readAgain = () => void read.run();
  const markRead = () => {
    if (last !== undefined && unread > 0) void mark.run(last.ts, false);
  };

  usePageKeys(({ key, isHeld }) => {
    if (key !== 'r' && key !== 'm') return false;
    if (isHeld) return true;
    if (key === 'r') readAgain();
    else markRead();
    return true;
  });

  const hint = (key: string) => (hasKeys ? <KeyHint keys={key} /> : null);
  const shortcut = (key: string) => (hasKeys ? key : undefined);
  return (
    <>
      <div className="keys">
        <button
          type="button"
          aria-keyshortcuts={shortcut('r')}
          aria-disabled={read.isBusy}
          onClick={readAgain}
        >
          {hint('r')} {read.isBusy ? 'reading …' : 'read again'}
        </button>
        {unread === 0 ? null : (
          <button type="button" aria-keyshortcuts={shortcut('m')} onClick={markRead}>
            {hint('m')} mark as read
          </button>
        )}
        {unread === 0 && sinceWhy === 'mark' && messages.length > 0 ? (
          <button type="button" onClick={() => void mark.run((listedFromAt / 1_000).toFixed(6), true)}>
            unread again
          </button>
        ) : null}
      </div>
      <FailureNotice failure={read.failure ?? mark.failure} />
    </>
  );
}
