import { Fragment, type ReactNode } from 'react';
import type { Alarm } from '../../../shared/nouns/alarm';
import { useIsMe, useNow } from '../../app-context';
import { Time } from '../../components/time';
import { roughly } from '../../time/durations';
import { counted } from '../../words/counted';
import { EndTime } from '../end-time';
import { RowText } from './row-text';

const minuteMs = 60_000;

/** How long it has been firing, or did: `41 min`. */
export function Age({ alarm: { startedAt, endedAt } }: { readonly alarm: Alarm }) {
  const now = useNow(minuteMs);
  const ms = (endedAt ?? now) - startedAt;
  return <>{ms < minuteMs ? '< 1 min' : roughly(ms)}</>;
}

/** Who has it and until when, and what else keeps it quiet. */
export function LineStanding({ alarm }: { readonly alarm: Alarm }) {
  const words = standingWords(alarm, useIsMe(), useNow(minuteMs));
  return words.map(({ of, text }, index) => (
    <Fragment key={of}>
      {index === 0 ? '' : ' · '}
      {text}
    </Fragment>
  ));
}

function standingWords(
  { endedAt, unseen, hold, heldAtSource, suppressed, sourceName, writeBack, quiet, flapping }: Alarm,
  isMe: (person: string) => boolean,
  now: number,
): readonly { readonly of: string; readonly text: ReactNode }[] {
  if (endedAt !== undefined) {
    const ended = {
      of: 'ended',
      text: (
        <>
          ended <Time at={endedAt} form="sentence" />
        </>
      ),
    };
    return unseen === true ? [{ of: 'unseen', text: <b>not seen yet</b> }, ended] : [ended];
  }
  const words: { of: string; text: ReactNode }[] = [];
  if (hold !== undefined) {
    words.push({
      of: 'hold',
      text: (
        <>
          {hold.kind === 'snooze' ? 'snoozed, ' : ''}
          {isMe(hold.by) ? 'you' : hold.by} until <EndTime at={hold.untilAt} />
        </>
      ),
    });
  }
  if (heldAtSource !== undefined) {
    words.push({
      of: 'source',
      text: (
        <>
          <RowText text={heldAtSource.by} longest={60} /> at {sourceName}
        </>
      ),
    });
  }
  if (quiet?.because === 'expected-end') {
    words.push({
      of: 'expected',
      text: (
        <>
          expected to end by <EndTime at={quiet.untilAt} />
        </>
      ),
    });
  }
  if (flapping !== undefined && now < flapping.stableAt)
    words.push({ of: 'flapping', text: `flapping, ${counted(flapping.changes, 'change')}` });
  if (suppressed) words.push({ of: 'suppressed', text: `silenced at ${sourceName}` });
  if (writeBack?.state === 'refused') words.push({ of: 'refused', text: `${sourceName} refused it` });
  return words;
}
