import type { WatchState, WatchView } from '../../shared/nouns/watch';
import { useNow } from '../app-context';
import { Glyph, type GlyphName, type Tone } from '../components/glyph';
import { Since } from '../components/time';
import { SupportLine } from '../support/support-line';
import { counted } from '../words/counted';
import { headlineOf } from '../words/cover-words';
import { CoverBar } from './cover-bar';
import { ReadinessLine } from './readiness-line';

type StateLook = { readonly glyph: GlyphName; readonly tone: Tone; readonly label: string };

const looks: Readonly<Record<WatchState, StateLook>> = {
  'off-watch': { glyph: 'off', tone: 'plain', label: 'Off watch' },
  quiet: { glyph: 'quiet', tone: 'plain', label: 'Quiet' },
  'needs-you': { glyph: 'needs-you', tone: 'lamp', label: 'Needs you' },
  held: { glyph: 'held', tone: 'plain', label: 'Someone has it' },
  incident: { glyph: 'incident', tone: 'alarm', label: 'Incident' },
  blind: { glyph: 'blind', tone: 'lamp', label: 'Blind' },
};

/** What I am now and until when, what needs me, and the day at a glance. */
export function Head({ watch }: { readonly watch: WatchView }) {
  const now = useNow(60_000);
  const { title, sentence } = headlineOf(watch, now);
  const { glyph, tone, label } = looks[watch.state];
  return (
    <header className="now">
      <div className="now-state">
        <Glyph name={glyph} size={34} tone={tone} label={label} />
        <div>
          <h1>{title}</h1>
          <p>{sentence}</p>
          <ReadinessLine watch={watch} />
          <SupportLine isOnWatch={watch.shift !== undefined} />
        </div>
      </div>
      <NeedsYou watch={watch} />
      <CoverBar watch={watch} />
    </header>
  );
}

function NeedsYou({ watch }: { readonly watch: WatchView }) {
  const { unheldHigh, held, openItems, blindSinceAt, shift } = watch;
  const isNeeded = unheldHigh > 0 || openItems > 0 || blindSinceAt !== undefined;
  if (!isNeeded) {
    return (
      <div className="now-next">
        <span className="lbl">Needs you</span>
        <NothingElse watch={watch} />
        {held > 0 ? <span>{counted(held, 'alarm')} held</span> : null}
      </div>
    );
  }
  const lamp = shift === undefined ? '' : 'lamp';
  return (
    <div className="now-next">
      <span className="lbl">{shift === undefined ? 'Needs whoever is on watch' : 'Needs you'}</span>
      {unheldHigh > 0 ? <b className={lamp}>{counted(unheldHigh, 'alarm')} unheld</b> : null}
      {blindSinceAt === undefined ? null : (
        <b className={unheldHigh > 0 ? '' : lamp}>
          blind for <Since at={blindSinceAt} />
        </b>
      )}
      {openItems > 0 ? <span>{counted(openItems, 'checklist item')} open</span> : null}
    </div>
  );
}

/** Why the shape says that I am needed although nothing is counted here; what it is stands in words elsewhere. */
function NothingElse({ watch: { shift, leaving, readiness } }: { readonly watch: WatchView }) {
  if (leaving !== undefined) return <b>handing over</b>;
  if (shift !== undefined && readiness === 'not-ready') return <b className="lamp">readiness</b>;
  return <span>nothing</span>;
}
