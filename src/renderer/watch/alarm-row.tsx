import type { Alarm } from '../../shared/nouns/alarm';
import { useIsMe } from '../app-context';
import { Button } from '../components/button';
import { Glyph, type GlyphName, type Tone } from '../components/glyph';
import { OutsideLink } from '../components/outside-link';
import { Time } from '../components/time';
import { type AlarmStanding, standingOf } from './alarm-groups';

const looks: Readonly<Record<AlarmStanding, { glyph: GlyphName; tone: Tone; label: string }>> = {
  'needs-you': { glyph: 'needs-you', tone: 'lamp', label: 'Needs you' },
  unheld: { glyph: 'off', tone: 'plain', label: 'Nobody has it' },
  held: { glyph: 'held', tone: 'plain', label: 'Held' },
  suppressed: { glyph: 'suppressed', tone: 'plain', label: 'Suppressed at the source' },
  ended: { glyph: 'quiet', tone: 'plain', label: 'Ended' },
};

type AlarmRowProps = {
  readonly alarm: Alarm;
  /** The keys a and d mean this alarm. */
  readonly hasKeys: boolean;
  readonly isBusy: boolean;
  readonly onAcknowledge: () => void;
  readonly onRelease: () => void;
  readonly onDeclare: () => void;
};

export function AlarmRow({ alarm, hasKeys, isBusy, onAcknowledge, onRelease, onDeclare }: AlarmRowProps) {
  const standing = standingOf(alarm);
  const { glyph, tone, label } = looks[standing];
  const key = (letter: string) => (hasKeys ? { keys: letter, 'aria-keyshortcuts': letter } : {});
  const isLoud = standing === 'needs-you';
  return (
    <li className={`row alarm ${standing}`} data-alarm={alarm.id} tabIndex={-1}>
      <Glyph name={glyph} tone={tone} label={label} />
      <div className="what">
        <span className="name">{alarm.name}</span> <span className="tag">{alarm.priority}</span>
        <small>{[alarm.summary, ...tellingLabels(alarm)].filter((each) => each !== '').join(' · ')}</small>
        <Standing alarm={alarm} standing={standing} />
      </div>
      <Time at={alarm.startedAt} form="column" />
      <div className="acts">
        {isLoud || standing === 'unheld' ? (
          <Button look={isLoud ? 'lamp' : 'text'} {...key('a')} isBusy={isBusy} onClick={onAcknowledge}>
            Acknowledge
          </Button>
        ) : null}
        {standing === 'held' ? (
          <Button look="text" isBusy={isBusy} onClick={onRelease}>
            Release
          </Button>
        ) : null}
        {standing === 'ended' ? null : (
          <Button look={isLoud ? 'plain' : 'text'} {...key('d')} onClick={onDeclare}>
            Declare
          </Button>
        )}
        {alarm.runbookUrl === undefined ? null : <OutsideLink url={alarm.runbookUrl}>Runbook</OutsideLink>}
        <AlarmDetails alarm={alarm} />
      </div>
    </li>
  );
}

function Standing({ alarm, standing }: { readonly alarm: Alarm; readonly standing: AlarmStanding }) {
  const isMe = useIsMe();
  if (standing === 'ended' && alarm.endedAt !== undefined) {
    return (
      <small>
        fired <Time at={alarm.startedAt} form="sentence" />, recovered{' '}
        <Time at={alarm.endedAt} form="sentence" />
      </small>
    );
  }
  if (standing === 'suppressed') return <small>silenced or inhibited at {alarm.sourceName}</small>;
  if (alarm.hold === undefined) return null;
  return (
    <small>
      held by {isMe(alarm.hold.by) ? 'you' : alarm.hold.by} until{' '}
      <Time at={alarm.hold.untilAt} form="sentence" />
    </small>
  );
}

function AlarmDetails({ alarm }: { readonly alarm: Alarm }) {
  const pairs = [...Object.entries(alarm.labels), ...Object.entries(alarm.annotations)];
  return (
    <details>
      <summary>All labels</summary>
      <dl className="labels">
        <dt>source</dt>
        <dd>{alarm.sourceName}</dd>
        <dt>firing since</dt>
        <dd>
          <Time at={alarm.startedAt} form="exact" />
        </dd>
        <dt>first seen here</dt>
        <dd>
          <Time at={alarm.firstSeenAt} form="exact" />
        </dd>
        {pairs.map(([name, value]) => (
          <Pair key={name} name={name} value={value} />
        ))}
      </dl>
    </details>
  );
}

function Pair({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}

/** The labels that say where; the rest is a press away. */
function tellingLabels(alarm: Alarm): readonly string[] {
  return ['namespace', 'service', 'instance'].flatMap((name) => {
    const value = alarm.labels[name];
    return value === undefined || alarm.summary.includes(value) ? [] : [`${name} ${value}`];
  });
}
