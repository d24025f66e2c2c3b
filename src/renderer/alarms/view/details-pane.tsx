import { type RefObject, useEffect, useId, useRef, useState } from 'react';
import { standingOf } from '../../../shared/alarms/alarm-standing';
import type { Alarm } from '../../../shared/nouns/alarm';
import { Button } from '../../components/button';
import { Glyph } from '../../components/glyph';
import { OutsideLink } from '../../components/outside-link';
import { OutsideText } from '../../components/outside-text';
import { AlarmFindings } from '../../findings/alarm-findings';
import { AlarmHelpLines } from '../../runbooks/alarm-help-lines';
import { Facts } from '../../watch/alarm-details';
import { looks } from '../../watch/alarm-row';
import { ResolveAtSource } from '../../watch/resolve-at-source';
import { SilentFor } from '../../watch/silent-for';
import { AtSource } from '../../watch/write-back-words';
import { HoldActs, type HoldAsk } from '../hold-acts';
import { HoldSilence } from '../hold-silence';
import { HoldWords } from '../hold-words';
import { NoiseVerdict } from '../noise-verdict';
import { NoiseWords } from '../noise-words';
import { LineStanding } from './line-standing';
import { canAcknowledge } from './view-commands';

type DetailsPaneProps = {
  readonly heading: RefObject<HTMLHeadingElement | null>;
  /** In the place of the list, which nobody could go on walking. */
  readonly takesFocus: boolean;
  readonly alarm: Alarm;
  readonly isBusy: boolean;
  /** Its verdict was asked for in the list. */
  readonly isJudged: boolean;
  readonly asked: HoldAsk | undefined;
  readonly onAsk: (ask: HoldAsk | undefined) => void;
  readonly onAcknowledge: () => void;
  readonly onRelease: () => void;
  readonly onDeclare: () => void;
  readonly onClose: () => void;
};

/** Everything about one alarm, beside the list or, in a narrow window, in its place. */
export function DetailsPane(props: DetailsPaneProps) {
  const { heading, takesFocus, alarm, isBusy, isJudged, asked, onAsk, onClose } = props;
  const verdict = useRef<HTMLSpanElement>(null);
  const [isRaising, setIsRaising] = useState(false);
  const titleId = useId();
  const standing = standingOf(alarm);
  const { glyph, tone, label } = looks[standing];
  const isFiring = alarm.endedAt === undefined;
  useEffect(() => {
    if (takesFocus) heading.current?.focus();
  }, [takesFocus, heading]);
  useEffect(() => {
    if (!isJudged) return;
    const button = verdict.current?.querySelector('button');
    button?.focus();
    button?.click();
  }, [isJudged]);
  return (
    <section className="alarm-pane" aria-labelledby={titleId} data-alarm={alarm.id}>
      <header>
        <Glyph name={glyph} tone={tone} label={label} size={20} />
        <h2 id={titleId} ref={heading} tabIndex={-1}>
          <OutsideText text={alarm.name} longest={120} />
        </h2>
        <Button look="text" keys="Esc" onClick={onClose}>
          Close
        </Button>
      </header>
      {alarm.summary === '' ? null : (
        <p>
          <OutsideText text={alarm.summary} longest={600} />
        </p>
      )}
      <div className="told-of">
        {isFiring ? (
          <HoldWords alarm={alarm} />
        ) : (
          <small>
            <LineStanding alarm={alarm} />
          </small>
        )}
        {alarm.suppressed && isFiring ? <small>silenced or inhibited at {alarm.sourceName}</small> : null}
        <NoiseWords alarm={alarm} />
        <AtSource alarm={alarm} />
        <AlarmHelpLines alarmId={alarm.id} />
        <SilentFor alarm={alarm} />
        <AlarmFindings alarm={alarm} isRaising={isRaising} onClose={() => setIsRaising(false)} />
      </div>
      <div className="acts">
        {canAcknowledge(alarm) ? (
          <Button
            look={standing === 'needs-you' ? 'lamp' : 'plain'}
            isBusy={isBusy}
            onClick={props.onAcknowledge}
          >
            Acknowledge
          </Button>
        ) : null}
        {isFiring && alarm.hold !== undefined ? (
          <Button isBusy={isBusy} onClick={props.onRelease}>
            Release
          </Button>
        ) : null}
        {isFiring ? <Button onClick={props.onDeclare}>Declare</Button> : null}
        <Button onClick={() => setIsRaising(true)}>Finding</Button>
      </div>
      <div className="acts">
        <HoldActs alarm={alarm} hasKeys={false} asked={asked} onAsk={onAsk} />
        <span ref={verdict}>
          <NoiseVerdict alarm={alarm} />
        </span>
        {alarm.runbookUrl === undefined ? null : (
          <OutsideLink url={alarm.runbookUrl}>Runbook at {new URL(alarm.runbookUrl).host}</OutsideLink>
        )}
        {alarm.link === undefined ? null : (
          <OutsideLink url={alarm.link}>Open at {alarm.sourceName}</OutsideLink>
        )}
        <ResolveAtSource alarm={alarm} />
        <HoldSilence alarm={alarm} />
      </div>
      <Facts alarm={alarm} />
    </section>
  );
}
