import type { Pack } from '../../shared/nouns/pack';
import type { Question } from '../../shared/nouns/support';
import { FailureNotice } from '../components/notice';
import { counted } from '../words/counted';
import { QuestionForm } from './question-form';
import { QuestionRow } from './question-row';
import { useQuestionKeys } from './use-question-keys';

/** What waits for me first, then what is over, then what was none. */
export function QuestionsSection({
  pack,
  questions,
}: {
  readonly pack: Pack;
  readonly questions: readonly Question[];
}) {
  const counting = questions.filter(({ setAside }) => setAside === undefined);
  const open = counting.filter(({ state }) => state === 'open');
  const over = counting.filter(({ state }) => state !== 'open');
  const aside = questions.filter(({ setAside }) => setAside !== undefined);
  const forms = pack.support.ticketForms;
  const keys = useQuestionKeys([...open, ...over, ...aside], forms.length > 0);
  const groups = [
    { name: undefined, questions: open },
    { name: `${counted(over.length, 'question')} answered or passed on`, questions: over },
    { name: `${counted(aside.length, 'question')} set aside`, questions: aside },
  ].filter((group) => group.questions.length > 0);
  return (
    <section aria-labelledby="questions">
      <h2 id="questions">
        Questions <span className="count">{open.length === 0 ? '' : `${open.length} open`}</span>
      </h2>
      <QuestionForm onBegun={keys.select} />
      <FailureNotice failure={keys.failure} />
      {questions.length > 0 ? null : (
        <p className="teach">
          Nobody has asked today. Paste what somebody asks, with its Slack link: a stopwatch starts, and the
          handover tells of it.
        </p>
      )}
      <div ref={keys.listRef}>
        {groups.map((group) => (
          <div key={group.name ?? 'open'} className="question-group">
            {group.name === undefined ? null : <h3>{group.name}</h3>}
            <ul className="list questions">
              {group.questions.map((question) => (
                <QuestionRow key={question.id} question={question} forms={forms} keys={keys} />
              ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  );
}
