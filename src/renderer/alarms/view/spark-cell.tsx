import { useState } from 'react';
import { Cell } from './cell';
import { Sparkline } from './sparkline';

/** How often it fired in the last 24 hours. Nothing is drawn while the list runs past; what is drawn stays. */
export function SparkCell({
  alarmId,
  firings,
  hours,
  isScrolling,
}: {
  readonly alarmId: string;
  readonly firings: number | undefined;
  readonly hours: readonly number[] | undefined;
  readonly isScrolling: boolean;
}) {
  const [drawnId, setDrawnId] = useState(isScrolling ? undefined : alarmId);
  if (!isScrolling && drawnId !== alarmId) setDrawnId(alarmId);
  const isDrawn = drawnId === alarmId;
  return (
    <Cell of="spark">
      {firings === undefined ? null : (
        <>
          <span className="times">
            {firings.toLocaleString('en-GB')}×<span className="visually-hidden"> in 24 hours</span>
          </span>
          {isDrawn && hours !== undefined && hours.length > 0 ? <Sparkline hours={hours} /> : null}
        </>
      )}
    </Cell>
  );
}
