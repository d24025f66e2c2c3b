import type { WatchView } from '../../shared/nouns/watch';
import { useNow } from '../app-context';
import { Glyph } from '../components/glyph';

const dayMs = 86_400_000;

/** Whether this machine could be trusted to call, in one line; nothing while no shift of mine is near. */
export function ReadinessLine({ watch }: { readonly watch: WatchView }) {
  const now = useNow(60_000);
  const { shift, nextShift, readiness } = watch;
  const isNear = shift !== undefined || (nextShift !== undefined && nextShift.startsAt - now <= dayMs);
  if (!isNear) return null;
  switch (readiness) {
    case 'unchecked':
      return <Line glyph="off" words="Readiness not checked" />;
    case 'open':
      return <Line glyph="off" words="Readiness check waits for you" />;
    case 'ready':
      return <Line glyph="result" words="Ready, checked" />;
    case 'not-ready':
      return (
        <p className="readiness-line not-ready">
          <Glyph name="trouble" tone="lamp" size={16} />
          <b>
            Not ready: <a href="#/readiness">see why</a>
          </b>
        </p>
      );
  }
}

function Line({ glyph, words }: { readonly glyph: 'off' | 'result'; readonly words: string }) {
  return (
    <p className="readiness-line">
      <Glyph name={glyph} size={16} />
      <a href="#/readiness">{words}</a>
    </p>
  );
}
