import type { Question } from '../../shared/nouns/support';
import { formatDayAndTime } from '../../shared/rota/format-time';
import { goesAcrossNight, isOverLimit, runningStretch, workedMs } from '../../shared/support/stopwatch';
import { useZone } from '../app-context';
import { OutsideLink } from '../components/outside-link';
import { OutsideText } from '../components/outside-text';
import { PersonName } from '../components/person-name';
import { roughly } from '../time/durations';
import { timeInSentence } from '../time/time-words';
import { cutText, visibleText } from '../words/outside-words';

/** Who asks, since when, and what became of it. */
export function QuestionFacts({ question, now }: { readonly question: Question; readonly now: number }) {
  const zone = useZone();
  const { asker, link, setAside, state, ticket, handedTo, stretches } = question;
  const first = stretches[0];
  const across = stretches.findLast((stretch) => goesAcrossNight(zone, stretch, now));
  return (
    <>
      <small>
        {asker === '' ? null : (
          <>
            asked by <PersonName name={asker} />,{' '}
          </>
        )}
        {first === undefined ? null : `began ${timeInSentence(zone, first.startedAt, now)}`}
        {state === 'answered' ? ', answered' : null}
        {handedTo === undefined ? null : (
          <>
            , handed to <PersonName name={handedTo} />
          </>
        )}
        {link === undefined ? null : (
          <>
            , <OutsideLink url={link}>the talk</OutsideLink>
          </>
        )}
      </small>
      {ticket === undefined ? null : (
        <small>
          {ticket.link === undefined ? (
            <b>issue opened, link to come</b>
          ) : (
            <>
              issue:{' '}
              <OutsideLink url={ticket.link}>
                <bdi>{visibleText(cutText(ticket.link, 120))}</bdi>
              </OutsideLink>
            </>
          )}
        </small>
      )}
      {across === undefined ? null : (
        <small>
          <b>
            The stopwatch {across.stoppedAt === undefined ? 'has run' : 'ran'} across a night, from{' '}
            {formatDayAndTime(zone, across.startedAt)}
            {across.stoppedAt === undefined ? '' : ` to ${formatDayAndTime(zone, across.stoppedAt)}`}:
          </b>{' '}
          say when it stopped.
        </small>
      )}
      {setAside === undefined ? null : (
        <small>
          set aside: <OutsideText text={setAside} longest={200} />
        </small>
      )}
    </>
  );
}

export function Stopwatch({ question, now }: { readonly question: Question; readonly now: number }) {
  const isRunning = runningStretch(question) !== undefined;
  const spent = roughly(workedMs(question.stretches, now));
  const isOver = isOverLimit(question, now);
  return (
    <span className={`stopwatch ${isRunning ? 'running' : ''}`}>
      <b role="timer" aria-label={isRunning ? `running, ${spent}` : spent}>
        {spent}
      </b>
      {question.limitMs === undefined || question.state !== 'open' ? null : (
        <small>{isOver ? `over ${roughly(question.limitMs)}` : `of ${roughly(question.limitMs)}`}</small>
      )}
    </span>
  );
}
