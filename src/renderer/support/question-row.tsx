import type { PackLink } from '../../shared/nouns/pack-process';
import type { Question } from '../../shared/nouns/support';
import { needsTicket, runningStretch } from '../../shared/support/stopwatch';
import { useHasLetterKeys, useNow } from '../app-context';
import { Glyph, type GlyphName, type Tone } from '../components/glyph';
import { KeyHint } from '../components/key-hint';
import { OutsideText } from '../components/outside-text';
import { cutText, visibleText } from '../words/outside-words';
import { commandsOf } from './question-commands';
import { QuestionEntry } from './question-entry';
import { QuestionFacts, Stopwatch } from './question-facts';
import { TicketOffer } from './ticket-offer';
import type { QuestionKeys } from './use-question-keys';

const longestPicked = 240;

export function QuestionRow({
  question,
  forms,
  keys,
}: {
  readonly question: Question;
  readonly forms: readonly PackLink[];
  readonly keys: QuestionKeys;
}) {
  const now = useNow(runningStretch(question) === undefined ? 60_000 : 1_000);
  const isSelected = keys.selectedId === question.id;
  const isDue = needsTicket(question, now);
  const { glyph, tone } = lookOf(question, isDue);
  const { asked, note, state } = question;
  return (
    <li className={`row question ${state === 'open' ? '' : 'is-closed'} ${isSelected ? 'sel' : ''}`}>
      <Glyph name={glyph} tone={tone} />
      <div className="what">
        <button
          type="button"
          className="pick"
          tabIndex={isSelected ? 0 : -1}
          aria-current={isSelected || undefined}
          onClick={() => keys.select(question.id)}
        >
          <bdi>{visibleText(cutText(asked, longestPicked))}</bdi>
        </button>
        <QuestionFacts question={question} now={now} />
        {note === '' ? null : (
          <small className="note">
            <OutsideText text={note} longest={400} />
          </small>
        )}
        {isSelected && asked.length > longestPicked ? (
          <p className="asked-whole">
            <OutsideText text={asked} longest={1_200} />
          </p>
        ) : null}
        {isDue || (isSelected && keys.isIssueOffered) ? (
          <TicketOffer question={question} forms={forms} isSelected={isSelected} keys={keys} />
        ) : null}
        {isSelected ? (
          <SelectedQuestion key={keys.editing} question={question} forms={forms} keys={keys} />
        ) : null}
      </div>
      <Stopwatch question={question} now={now} />
    </li>
  );
}

/** Only the selected row shows its keys, or the input that one of them opened. */
function SelectedQuestion({
  question,
  forms,
  keys,
}: {
  readonly question: Question;
  readonly forms: readonly PackLink[];
  readonly keys: QuestionKeys;
}) {
  const hasLetterKeys = useHasLetterKeys();
  if (keys.editing !== undefined)
    return <QuestionEntry question={question} editing={keys.editing} keys={keys} />;
  return (
    <div className="keys">
      {commandsOf(question, forms.length > 0).map(({ key, word, command }) => (
        <button
          key={command}
          type="button"
          aria-keyshortcuts={hasLetterKeys ? key : undefined}
          onClick={() => keys.perform(question, command)}
        >
          {hasLetterKeys ? <KeyHint keys={key} /> : null} {word}
        </button>
      ))}
    </div>
  );
}

function lookOf(question: Question, isDue: boolean): { readonly glyph: GlyphName; readonly tone: Tone } {
  if (question.setAside !== undefined) return { glyph: 'skipped', tone: 'plain' };
  if (isDue) return { glyph: 'needs-you', tone: 'lamp' };
  if (question.state !== 'open') return { glyph: 'ticked', tone: 'calm' };
  return { glyph: runningStretch(question) === undefined ? 'off' : 'quiet', tone: 'plain' };
}
