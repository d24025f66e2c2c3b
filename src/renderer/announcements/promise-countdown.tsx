import { dueInWords } from '../../shared/announcements/times-in-words';
import { type PromisesAhead, promiseSoonMs } from '../../shared/nouns/promise';
import { useApp, useNow, useZone } from '../app-context';
import { Glyph } from '../components/glyph';
import { hrefOf } from '../router';
import { useValue } from '../stores/copy';
import { roughly } from '../time/durations';
import { cutText, visibleText } from '../words/outside-words';

/** The next update that readers were promised, on every page. */
export function PromiseCountdown() {
  const ahead = useValue(useApp().stores.watch)?.promises;
  return ahead === undefined ? null : <Countdown ahead={ahead} />;
}

function Countdown({ ahead: { next, count } }: { readonly ahead: PromisesAhead }) {
  const { stores } = useApp();
  const zone = useZone();
  const now = useNow();
  const leftMs = next.dueAt - now;
  const isPressing = leftMs <= promiseSoonMs;
  return (
    <a
      className={isPressing ? 'item promise-ahead pressing' : 'item promise-ahead'}
      href={hrefOf({ page: 'support' })}
      title={visibleText(cutText(next.title, 160))}
      onClick={() => stores.announcementDesk.setState({ openedId: next.subject.id })}
    >
      {isPressing ? <Glyph name="needs-you" size={14} tone="lamp" /> : null}
      <span>
        Update promised {dueInWords(zone, next.dueAt, now)},{' '}
        {leftMs >= 0 ? `in ${roughly(leftMs)}` : `${roughly(-leftMs)} overdue`}
        {count === 1 ? '' : ` (+${count - 1} more)`}
      </span>
    </a>
  );
}
