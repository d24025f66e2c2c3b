import { useEffect, useRef, useSyncExternalStore } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';

const width = 72;
const height = 18;

/** Bars of the last 24 hours, in the ink of the words around them. A picture only: the words beside it say the count. */
export function Sparkline({ hours }: { readonly hours: readonly number[] }) {
  const place = useRef<HTMLSpanElement>(null);
  const light = useSyncExternalStore(watchLight, () => document.documentElement.dataset.light);
  const told = hours.join(' ');

  // biome-ignore lint/correctness/useExhaustiveDependencies: in another light the ink is another
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const counts = told.split(' ').map(Number);
    const plot = new uPlot(
      options(getComputedStyle(element).color),
      [counts.map((_, hour) => hour), counts],
      element,
    );
    return () => plot.destroy();
  }, [told, light]);

  return <span ref={place} className="sparkline" aria-hidden="true" />;
}

function options(ink: string): uPlot.Options {
  const bars = uPlot.paths.bars?.({ size: [0.7, 100, 1] });
  return {
    width,
    height,
    padding: [0, 0, 0, 0],
    legend: { show: false },
    cursor: { show: false },
    axes: [{ show: false }, { show: false }],
    scales: {
      x: { time: false, range: (_plot, first, last) => [first - 0.5, last + 0.5] },
      // One firing is a low bar, not a full one.
      y: { range: (_plot, _least, most) => [0, Math.max(3, most)] },
    },
    series: [
      {},
      {
        fill: ink,
        width: 0,
        points: { show: false },
        ...(bars === undefined ? {} : { paths: bars }),
      },
    ],
  };
}

function watchLight(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributeFilter: ['data-light'] });
  return () => observer.disconnect();
}
