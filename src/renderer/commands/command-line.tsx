import { endInWords, verdictOf } from '../../shared/command-words';
import type { CommandRun, PodVerdict } from '../../shared/nouns/command';
import { Glyph, type GlyphName, type Tone } from '../components/glyph';
import { Since, Time } from '../components/time';
import { visibleText } from '../words/outside-words';

type Look = { readonly glyph: GlyphName; readonly tone: Tone };

/** Told by shape first: a triangle is an error, a filled dot a warning, a ring is worth knowing. */
export const looks: Readonly<Record<PodVerdict | 'unknown', Look>> = {
  error: { glyph: 'trouble', tone: 'lamp' },
  warning: { glyph: 'needs-you', tone: 'plain' },
  note: { glyph: 'event', tone: 'plain' },
  fine: { glyph: 'result', tone: 'calm' },
  unknown: { glyph: 'off', tone: 'plain' },
};

/** What came of a run, on one line: shape, words, time. */
export function CommandLine({ run }: { readonly run: CommandRun }) {
  const { glyph, tone } = looks[verdictOf(run.end)];
  return (
    <small className="command-line" role="status">
      <Glyph name={glyph} tone={tone} size={14} />
      <span>{visibleText(endInWords(run.end))}</span>
      {run.end.state === 'running' ? (
        <Since at={run.startedAt} />
      ) : (
        <Time at={run.startedAt} form="sentence" />
      )}
    </small>
  );
}
