import { memo } from 'react';
import { standingOf } from '../../../shared/alarms/alarm-standing';
import type { Alarm } from '../../../shared/nouns/alarm';
import { Glyph } from '../../components/glyph';
import { looks } from '../../watch/alarm-row';
import { Cell } from './cell';
import { LineHelp } from './line-help';
import { Age, LineStanding } from './line-standing';
import { RowText } from './row-text';

const longestName = 120;
const longestSummary = 240;
const whereLabels = ['namespace', 'service', 'instance'] as const;

/** One line of the list. In a narrow window the same cells stand in two lines. */
export const AlarmCells = memo(function AlarmCells({
  alarm,
  isMarked,
}: {
  readonly alarm: Alarm;
  readonly isMarked: boolean;
}) {
  const { glyph, tone, label } = looks[standingOf(alarm)];
  return (
    <>
      <Cell of="state">
        <Glyph name={glyph} tone={tone} label={label} />
        {isMarked ? <Glyph name="ticked" size={16} tone="calm" label="marked" /> : null}
      </Cell>
      <Cell of="told">
        <span className="name">
          <RowText text={alarm.name} longest={longestName} />
        </span>{' '}
        {alarm.priority === 'high' ? (
          <span className="tag">high</span>
        ) : (
          <span className="visually-hidden">low</span>
        )}{' '}
        <span className="summary">
          <RowText text={alarm.summary} longest={longestSummary} />
        </span>
      </Cell>
      <Cell of="where">
        <Where alarm={alarm} />
      </Cell>
      <Cell of="source">{alarm.sourceName}</Cell>
      <Cell of="age">
        <Age alarm={alarm} />
      </Cell>
      <Cell of="standing">
        <LineStanding alarm={alarm} />
      </Cell>
      <Cell of="help">
        <LineHelp alarmId={alarm.id} />
      </Cell>
    </>
  );
});

function Where({ alarm: { labels } }: { readonly alarm: Alarm }) {
  const found = whereLabels.flatMap((name) => {
    const value = labels[name];
    return value === undefined || value === '' ? [] : [value];
  });
  return <RowText text={found.join(' · ')} longest={120} />;
}
