import type { LeavingView } from '../../shared/nouns/watch';
import { zoneName } from '../../shared/rota/format-time';
import { useNow, useZone } from '../app-context';
import { Notice } from '../components/notice';
import { timeInSentence } from '../time/time-words';
import { dateIn } from '../time/wall-clock';
import { roleWords } from '../words/cover-words';
import { cutText, visibleText } from '../words/outside-words';

/** A shift of mine is over and something of it is still in my hands. */
export function LeavingNotice({ leaving }: { readonly leaving: LeavingView }) {
  const zone = useZone();
  const now = useNow(60_000);
  const { shift, holds, roles, promises } = leaving;
  const { endsAt } = shift;
  const on = dateIn(zone, endsAt) === dateIn(zone, now) ? 'at ' : '';
  return (
    <div className="page-notice">
      <Notice>
        <p>
          <b>
            Your {roleWords[shift.role]} shift ended {on}
            {timeInSentence(zone, endsAt, now)} {zoneName(zone, endsAt)}.
          </b>{' '}
          You still hold:{' '}
          {[...holds, ...roles, ...promises].map((name, index) => (
            <span key={name}>
              {index === 0 ? '' : '; '}
              <bdi>{visibleText(cutText(name, 160))}</bdi>
            </span>
          ))}
          .
        </p>
        <p className="todo">
          <a href="#/handover">Hand them over</a>
        </p>
      </Notice>
    </div>
  );
}
