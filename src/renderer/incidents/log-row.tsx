import { memo } from 'react';
import type { Entry } from '../../shared/nouns/incident';
import type { Post } from '../../shared/nouns/post';
import { formatDay } from '../../shared/rota/format-time';
import { useIsMe, useZone } from '../app-context';
import { DeliveryMark } from '../components/delivery-mark';
import { Glyph } from '../components/glyph';
import { PostWayOut } from '../components/post-way-out';
import { Time } from '../components/time';

/** A line entered later than this after it happened says when it was entered. */
const lateAfterMs = 60_000;

/** Memoised: a log has hundreds of rows, and one changes at a time. */
export const LogRow = memo(function LogRow({
  entry,
  post,
}: {
  readonly entry: Entry;
  /** The post that waits for this person's decision. */
  readonly post: Post | undefined;
}) {
  const isMe = useIsMe();
  return (
    <li className={entry.exact ? 'entry exact' : 'entry'}>
      <Time at={entry.happenedAt} />
      <Glyph name={entry.kind} size={16} label={entry.kind} />
      <div className="txt">
        <bdi>{entry.text}</bdi>
        {isMe(entry.author) ? null : <i>{entry.author}</i>}
        {entry.enteredAt - entry.happenedAt > lateAfterMs ? <Late entry={entry} /> : null}
        {post === undefined ? null : <PostWayOut post={post} />}
      </div>
      <DeliveryMark state={entry.delivery.state} />
    </li>
  );
});

/** The rows stand in the order of entering, so the day is said where it is not that of the rows around. */
function Late({ entry: { happenedAt, enteredAt } }: { readonly entry: Entry }) {
  const zone = useZone();
  const [happenedOn, enteredOn] = [formatDay(zone, happenedAt), formatDay(zone, enteredAt)];
  const isOtherDay = happenedOn !== enteredOn;
  return (
    <i>
      {isOtherDay ? `${happenedOn}, entered ${enteredOn} ` : 'entered '}
      <Time at={enteredAt} />
    </i>
  );
}
