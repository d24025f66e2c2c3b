import type { Ref } from 'react';
import { Glyph, type GlyphName, type Tone } from '../components/glyph';
import type { Verdict } from './verdict';

const looks: Readonly<Record<Verdict['kind'], { readonly glyph: GlyphName; readonly tone: Tone }>> = {
  unchecked: { glyph: 'off', tone: 'plain' },
  running: { glyph: 'off', tone: 'plain' },
  waiting: { glyph: 'needs-you', tone: 'lamp' },
  ready: { glyph: 'quiet', tone: 'calm' },
  'not-ready': { glyph: 'trouble', tone: 'lamp' },
};

/** The one thing that this page is about; it is said aloud when it changes. */
export function VerdictLine({
  verdict,
  ref,
}: {
  readonly verdict: Verdict;
  readonly ref: Ref<HTMLDivElement>;
}) {
  const { glyph, tone } = looks[verdict.kind];
  return (
    <div className="verdict" ref={ref} tabIndex={-1}>
      <Glyph name={glyph} tone={tone} size={28} />
      <div role="status">
        <p className="verdict-title">{verdict.title}</p>
        {verdict.sentence === '' ? null : <p className="lead">{verdict.sentence}</p>}
      </div>
    </div>
  );
}
