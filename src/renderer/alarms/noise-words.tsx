import type { Alarm } from '../../shared/nouns/alarm';
import type { Judgement, Verdict } from '../../shared/nouns/noise';
import { useIsMe, useNow } from '../app-context';
import { OutsideText } from '../components/outside-text';
import { Time } from '../components/time';
import { roughly } from '../time/durations';
import { counted } from '../words/counted';
import { EndTime } from './end-time';

export const verdictWords: Readonly<Record<Verdict, string>> = {
  'false-positive': 'False positive',
  'not-actionable': 'Not actionable',
  'poor-detail': 'Poor detail',
  useful: 'Useful',
};

/** How often it comes, why nobody is told of it, and what was thought of it. */
export function NoiseWords({ alarm }: { readonly alarm: Alarm }) {
  const now = useNow(60_000);
  const { firings, flapping, quiet, judgement } = alarm;
  return (
    <>
      {quiet?.because === 'expected-end' ? (
        <small>
          expected to end by itself by <EndTime at={quiet.untilAt} />
          {quiet.why === undefined ? null : `: ${quiet.why}`}
        </small>
      ) : null}
      {flapping === undefined || flapping.stableAt <= now ? null : (
        <small>
          flapping: {counted(flapping.changes, 'change')} in{' '}
          {roughly(flapping.lastChangeAt - flapping.sinceAt)}
          {quiet?.because === 'flapping' ? (
            <>
              {'; '}nobody is told until <EndTime at={quiet.untilAt} />
            </>
          ) : null}
        </small>
      )}
      {firings === undefined ? null : <small>fired {counted(firings, 'time')} in 24 h</small>}
      {judgement === undefined ? null : <Judged judgement={judgement} />}
    </>
  );
}

function Judged({ judgement: { verdict, by, at, note } }: { readonly judgement: Judgement }) {
  const isMe = useIsMe();
  return (
    <small>
      judged “{verdictWords[verdict].toLowerCase()}” by {isMe(by) ? 'you' : by} at{' '}
      <Time at={at} form="sentence" />
      {note === '' ? null : (
        <>
          : <OutsideText text={note} longest={300} />
        </>
      )}
    </small>
  );
}
