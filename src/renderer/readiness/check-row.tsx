import {
  type CheckState,
  type ReadinessCheck,
  type ReadinessCheckName,
  waitingFindings,
} from '../../shared/nouns/readiness';
import { Glyph, type GlyphName, type Tone } from '../components/glyph';
import { OutsideText } from '../components/outside-text';
import { wordsOf } from '../words/failure-words';
import { visibleText } from '../words/outside-words';
import { checkNames } from './check-names';
import { askOf, PersonAsk } from './person-ask';

type StateLook = { readonly glyph: GlyphName; readonly tone: Tone; readonly word: string };

const looks: Readonly<Record<CheckState, StateLook>> = {
  running: { glyph: 'off', tone: 'plain', word: 'running' },
  waiting: { glyph: 'needs-you', tone: 'lamp', word: 'waits for you' },
  passed: { glyph: 'result', tone: 'calm', word: 'passed' },
  failed: { glyph: 'trouble', tone: 'lamp', word: 'failed' },
  'not-needed': { glyph: 'suppressed', tone: 'plain', word: 'not needed' },
};
const notBegun: StateLook = { glyph: 'off', tone: 'plain', word: 'not begun' };

const mendedAt: Readonly<
  Partial<Record<ReadinessCheckName, { readonly href: string; readonly name: string }>>
> = {
  'alarm-sources': { href: '#/settings', name: 'Open Settings' },
  slack: { href: '#/settings', name: 'Open Settings' },
  'rota-sources': { href: '#/rota', name: 'Open the Rota page' },
};

/** One check: its state by shape and word, what was found, and for a failure what it means and what to do. */
export function CheckRow({
  check,
  isBusy,
  onAnswer,
}: {
  readonly check: ReadinessCheck;
  readonly isBusy: boolean;
  readonly onAnswer: (name: 'notification' | 'sound', isGood: boolean) => void;
}) {
  const ask = askOf(check);
  const { glyph, tone, word } = check.finding === waitingFindings.begin ? notBegun : looks[check.state];
  return (
    <li className={ask === undefined ? 'row' : 'row is-asked'}>
      <Glyph name={glyph} tone={tone} />
      <div className="what">
        {checkNames[check.name]}
        {ask === undefined ? (
          <small className="sentence">
            <OutsideText text={check.finding} longest={300} />
          </small>
        ) : (
          <PersonAsk check={check} ask={ask} isBusy={isBusy} onAnswer={(isGood) => onAnswer(ask, isGood)} />
        )}
        {check.state === 'failed' ? <WhyFailed check={check} /> : null}
      </div>
      <span className="lbl">{word}</span>
    </li>
  );
}

/** A check that was left open when the app closed, or begun again, failed without a failure: nobody knows. */
function WhyFailed({ check: { name, failure } }: { readonly check: ReadinessCheck }) {
  if (failure === undefined)
    return <p className="check-why">Nobody knows whether this works: check again.</p>;
  const { what, means, todo } = wordsOf(failure);
  const mended = mendedAt[name];
  return (
    <div className="check-why">
      <p>
        {visibleText(what)} {visibleText(means)}
      </p>
      <p>
        {visibleText(todo)} {mended === undefined ? null : <a href={mended.href}>{mended.name}</a>}
      </p>
    </div>
  );
}
