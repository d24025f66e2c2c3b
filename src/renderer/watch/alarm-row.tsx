import { Fragment } from 'react';
import { type AlarmStanding, standingOf } from '../../shared/alarms/alarm-standing';
import type { Alarm } from '../../shared/nouns/alarm';
import { HoldActs, type HoldAsk } from '../alarms/hold-acts';
import { HoldWords } from '../alarms/hold-words';
import { NoiseVerdict } from '../alarms/noise-verdict';
import { NoiseWords } from '../alarms/noise-words';
import { useHasLetterKeys } from '../app-context';
import { Button } from '../components/button';
import { Glyph, type GlyphName, type Tone } from '../components/glyph';
import { OutsideLink } from '../components/outside-link';
import { OutsideText } from '../components/outside-text';
import { Time } from '../components/time';
import { AlarmFindings } from '../findings/alarm-findings';
import { AlarmHelpLines } from '../runbooks/alarm-help-lines';
import { AlarmDetails } from './alarm-details';
import { AtSource } from './write-back-words';

export const looks: Readonly<Record<AlarmStanding, { glyph: GlyphName; tone: Tone; label: string }>> = {
  'needs-you': { glyph: 'needs-you', tone: 'lamp', label: 'Needs you' },
  unheld: { glyph: 'off', tone: 'plain', label: 'Nobody has it' },
  held: { glyph: 'held', tone: 'plain', label: 'Held' },
  snoozed: { glyph: 'snoozed', tone: 'plain', label: 'Snoozed' },
  quiet: { glyph: 'snoozed', tone: 'plain', label: 'Kept quiet for now' },
  suppressed: { glyph: 'suppressed', tone: 'plain', label: 'Suppressed at the source' },
  ended: { glyph: 'quiet', tone: 'plain', label: 'Ended' },
};

type AlarmRowProps = {
  readonly alarm: Alarm;
  /** The one to take up next: of several that need you, only its button is lit. */
  readonly isNext: boolean;
  readonly isBusy: boolean;
  readonly onAcknowledge: () => void;
  readonly onRelease: () => void;
  readonly onDeclare: () => void;
  /** Its own key raises the finding of this one. */
  readonly isNextFinding: boolean;
  readonly isRaising: boolean;
  readonly onRaise: () => void;
  readonly onRaised: () => void;
  /** What is asked for in this row. */
  readonly asked: HoldAsk | undefined;
  readonly onAsk: (ask: HoldAsk | undefined) => void;
};

export function AlarmRow(props: AlarmRowProps) {
  const { alarm, isNext, isBusy, onAcknowledge, onRelease, onDeclare } = props;
  const hasLetterKeys = useHasLetterKeys();
  const hasKeys = hasLetterKeys && isNext;
  const standing = standingOf(alarm);
  const { glyph, tone, label } = looks[standing];
  const key = (letter: string) => (hasKeys ? { keys: letter, 'aria-keyshortcuts': letter } : {});
  const isLoud = standing === 'needs-you';
  return (
    <li className={`row alarm ${standing}`} data-alarm={alarm.id} tabIndex={-1}>
      <Glyph name={glyph} tone={tone} label={label} />
      <div className="what">
        <span className="name">
          <OutsideText text={alarm.name} longest={120} />
        </span>{' '}
        <span className="tag">{alarm.priority}</span>
        <Telling alarm={alarm} />
        <Standing alarm={alarm} standing={standing} />
        {standing === 'ended' ? null : <HoldWords alarm={alarm} />}
        <NoiseWords alarm={alarm} />
        <AtSource alarm={alarm} />
        <AlarmHelpLines alarmId={alarm.id} />
        <AlarmFindings alarm={alarm} isRaising={props.isRaising} onClose={props.onRaised} />
      </div>
      <Time at={alarm.startedAt} form="column" />
      <div className="acts">
        {isLoud || standing === 'unheld' || (standing === 'held' && alarm.hold === undefined) ? (
          <Button
            look={acknowledgeLook(standing, isNext)}
            {...key('a')}
            isBusy={isBusy}
            onClick={onAcknowledge}
          >
            Acknowledge
          </Button>
        ) : null}
        {(standing === 'held' || standing === 'snoozed') && alarm.hold !== undefined ? (
          <Button look="text" isBusy={isBusy} onClick={onRelease}>
            Release
          </Button>
        ) : null}
        {standing === 'ended' ? null : (
          <Button look={isLoud ? 'plain' : 'text'} {...key('d')} onClick={onDeclare}>
            Declare
          </Button>
        )}
        <HoldActs alarm={alarm} hasKeys={hasKeys} asked={props.asked} onAsk={props.onAsk} />
        <NoiseVerdict alarm={alarm} />
        <Button
          look="text"
          {...(hasLetterKeys && props.isNextFinding ? { keys: 'i', 'aria-keyshortcuts': 'i' } : {})}
          onClick={props.onRaise}
        >
          Finding
        </Button>
        {alarm.runbookUrl === undefined ? null : <RunbookAddress url={alarm.runbookUrl} />}
        <AlarmDetails alarm={alarm} />
      </div>
    </li>
  );
}

/** The page that the source itself names, wherever it is. */
function RunbookAddress({ url }: { readonly url: string }) {
  return <OutsideLink url={url}>Runbook at {new URL(url).host}</OutsideLink>;
}

function acknowledgeLook(standing: AlarmStanding, isNext: boolean) {
  if (standing !== 'needs-you') return 'text';
  return isNext ? 'lamp' : 'plain';
}

function Standing({ alarm, standing }: { readonly alarm: Alarm; readonly standing: AlarmStanding }) {
  if (standing === 'ended' && alarm.endedAt !== undefined) {
    return (
      <small>
        fired <Time at={alarm.startedAt} form="sentence" />, recovered{' '}
        <Time at={alarm.endedAt} form="sentence" />
        {alarm.unseen === true ? <b> · not seen yet</b> : null}
      </small>
    );
  }
  if (standing === 'suppressed') return <small>silenced or inhibited at {alarm.sourceName}</small>;
  return null;
}

/** The source's own summary and the labels that say where; the rest is a press away. */
function Telling({ alarm }: { readonly alarm: Alarm }) {
  const where = ['namespace', 'service', 'instance'].flatMap((name) => {
    const value = alarm.labels[name];
    return value === undefined || alarm.summary.includes(value) ? [] : [{ name, value }];
  });
  if (alarm.summary === '' && where.length === 0) return null;
  return (
    <small>
      {alarm.summary === '' ? null : <OutsideText text={alarm.summary} longest={280} />}
      {where.map(({ name, value }, index) => (
        <Fragment key={name}>
          {index === 0 && alarm.summary === '' ? '' : ' · '}
          {name} <OutsideText text={value} longest={80} />
        </Fragment>
      ))}
    </small>
  );
}
