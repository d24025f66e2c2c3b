import { zoneName } from '../../shared/rota/format-time';
import { useNow, useZone } from '../app-context';
import { Time } from '../components/time';

const minuteMs = 60_000;

/** When something ends: with its day unless that is today, and with its zone where the clocks change until then. */
export function EndTime({ at }: { readonly at: number }) {
  const zone = useZone();
  const now = useNow(minuteMs);
  const isPlain = zoneName(zone, at) === zoneName(zone, now);
  return (
    <>
      <Time at={at} form="sentence" />
      {isPlain ? null : ` ${zoneName(zone, at)}`}
    </>
  );
}
