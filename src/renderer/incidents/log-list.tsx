import { Fragment, useMemo } from 'react';
import { useStore } from 'zustand';
import type { Entry, Incident } from '../../shared/nouns/incident';
import type { Post } from '../../shared/nouns/post';
import { formatDay } from '../../shared/rota/format-time';
import { useApp, useNow, useZone } from '../app-context';
import { Button } from '../components/button';
import { FailureNotice } from '../components/notice';
import { useValue } from '../stores/copy';
import { noLog } from '../stores/entries';
import { counted } from '../words/counted';
import { LogRow } from './log-row';
import { useEndOfLog } from './use-end-of-log';

const none: readonly Entry[] = [];

/** The log, oldest first. It stays at its end while lines come, unless someone has scrolled up to read. */
export function LogList({ incident }: { readonly incident: Incident }) {
  const { stores } = useApp();
  const { entries = none, failure } = useStore(stores.entries.store, (logs) => logs[incident.id] ?? noLog);
  const posts = useValue(stores.outbox)?.posts;
  const lastSequence = entries.at(-1)?.sequence ?? 0;
  const days = useDays(entries);
  const { frame, list, newLines, toEnd, onScroll } = useEndOfLog(lastSequence);
  return (
    <div className="log-frame">
      <FailureNotice failure={failure} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable to be scrolled by keys */}
      <section className="log" ref={frame} onScroll={onScroll} tabIndex={0} aria-label="Log of the incident">
        <ol ref={list}>
          {entries.map((entry, index) => (
            <Fragment key={entry.id}>
              {days[index] === days[index - 1] ? null : <li className="day">{days[index]}</li>}
              <LogRow entry={entry} post={blockedPost(entry, posts)} />
            </Fragment>
          ))}
        </ol>
      </section>
      {newLines > 0 ? (
        <div className="new-lines">
          <Button onClick={toEnd}>↓ {counted(newLines, 'new line')}</Button>
        </div>
      ) : null}
    </div>
  );
}

/** No zone has a midnight inside a quarter of an hour, so a long log asks for few dates. */
const quarterOf = (instant: number) => Math.floor(instant / 900_000);

/** The day on which each line was entered; today needs no heading unless another day stands above it. */
function useDays(entries: readonly Entry[]): readonly (string | undefined)[] {
  const zone = useZone();
  const now = useNow(3_600_000);
  return useMemo(() => {
    const today = formatDay(zone, now);
    const days: string[] = [];
    for (const [index, { enteredAt }] of entries.entries()) {
      const before = entries[index - 1]?.enteredAt;
      const known =
        before !== undefined && quarterOf(before) === quarterOf(enteredAt) ? days.at(-1) : undefined;
      days.push(known ?? formatDay(zone, enteredAt));
    }
    return days.every((day) => day === today) ? days.map(() => undefined) : days;
  }, [entries, zone, now]);
}

/** The post behind a line that a person must decide on. */
function blockedPost(entry: Entry, posts: readonly Post[] | undefined): Post | undefined {
  if (entry.delivery.state !== 'refused' && entry.delivery.state !== 'asking') return undefined;
  return posts?.find((post) => post.opId === entry.opId);
}
