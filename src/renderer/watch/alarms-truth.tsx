import type { ReactNode } from 'react';
import type { AlarmSource } from '../../shared/nouns/alarm';
import { useIsPractice } from '../app-context';
import { Glyph } from '../components/glyph';
import { RingPracticeAlarm } from '../components/ring-practice-alarm';
import { SettlingWords } from '../components/settling-words';
import { Since } from '../components/time';
import { listed } from '../words/counted';
import { wordsOf } from '../words/failure-words';
import { useAlarmSight } from './alarm-sight';

/** Says "No alarms" only when every source was read lately; otherwise who cannot be seen, and since when. */
export function AlarmsTruth({ hasAlarms, firing }: { readonly hasAlarms: boolean; readonly firing: number }) {
  const sight = useAlarmSight();
  const isPractice = useIsPractice();
  switch (sight.kind) {
    case 'unknown':
      return null;
    case 'no-source':
      return <NoSource isPractice={isPractice} />;
    case 'lost':
      return <NobodyCanSay>this window has lost Watchkeeper, so what stands here may be old.</NobodyCanSay>;
    case 'unseen':
      return <Unseen sources={sight.sources} hasAlarms={hasAlarms} />;
    case 'unread':
      return <p className="truth">Not read yet: {listed(sight.sources.map(({ name }) => name))}.</p>;
    case 'settling':
      return <Settling sources={sight.sources} />;
    case 'whole':
      return firing > 0 ? null : <NoAlarms sources={sight.sources} isPractice={isPractice} />;
  }
}

function Settling({ sources }: { readonly sources: readonly AlarmSource[] }) {
  return (
    <NobodyCanSay>
      {sources.map((source) => (
        <span key={source.id}>
          {source.name}: <SettlingWords source={source} />.{' '}
        </span>
      ))}
    </NobodyCanSay>
  );
}

function NoAlarms({
  sources,
  isPractice,
}: {
  readonly sources: readonly AlarmSource[];
  readonly isPractice: boolean;
}) {
  const telling = sources.filter(({ told }) => told !== undefined);
  const asked = sources.filter(({ told }) => told === undefined);
  return (
    <div className="truth">
      <p>
        <Glyph name="quiet" tone="calm" /> <b>No alarms.</b> {everyRead(asked.length, telling.length)}
        {telling.map((source) => (
          <LastTold key={source.id} source={source} />
        ))}
      </p>
      {isPractice ? <RingPracticeAlarm /> : null}
    </div>
  );
}

function Unseen({
  sources,
  hasAlarms,
}: {
  readonly sources: readonly AlarmSource[];
  readonly hasAlarms: boolean;
}) {
  return (
    <NobodyCanSay>
      {hasAlarms ? 'there may be more than stands here. ' : ''}
      {sources.map((source) => (
        <UnseenSource key={source.id} source={source} />
      ))}
    </NobodyCanSay>
  );
}

function UnseenSource({ source }: { readonly source: AlarmSource }) {
  const { health } = source;
  if (health.state !== 'failing') return <span>{source.name} has not been read. </span>;
  const { what, todo } = wordsOf(health.failure);
  return (
    <span>
      {what}{' '}
      {health.lastSuccessAt === undefined ? (
        'It was never read. '
      ) : (
        <>
          It was last read <Since at={health.lastSuccessAt} /> ago.{' '}
        </>
      )}
      {todo}{' '}
    </span>
  );
}

function everyRead(asked: number, telling: number): string {
  if (asked === 0) return '';
  return telling === 0
    ? 'Every source has just been read.'
    : 'Every source that can be asked has just been read. ';
}

/** It cannot be asked, so that it is silent proves nothing. */
function LastTold({ source }: { readonly source: AlarmSource }) {
  const lastAt = source.told?.lastAt;
  return (
    <span>
      {source.name} cannot be asked;{' '}
      {lastAt === undefined ? (
        'it has told nothing yet. '
      ) : (
        <>
          it last told something <Since at={lastAt} /> ago.{' '}
        </>
      )}
    </span>
  );
}

function NobodyCanSay({ children }: { readonly children: ReactNode }) {
  return (
    <div className="truth blind" role="status">
      <Glyph name="blind" tone="lamp" />
      <p>
        <b>Nobody can say:</b> {children}
      </p>
    </div>
  );
}

function NoSource({ isPractice }: { readonly isPractice: boolean }) {
  return (
    <div className="truth teach">
      <p>
        <b>Nothing is watched yet.</b> Watchkeeper reads an Alertmanager every few seconds, rings for what is
        high priority and keeps who has what. <a href="#/settings">Add a source in Settings</a>.
      </p>
      {isPractice ? <RingPracticeAlarm /> : null}
    </div>
  );
}
