import { useState } from 'react';
import type { Question } from '../../shared/nouns/support';
import { useNow, useZone } from '../app-context';
import { InlineEntry } from '../components/inline-entry';
import { fullTime } from '../time/time-words';
import { type Editing, editingWords } from './question-commands';
import { momentOf } from './use-question-acts';
import type { QuestionKeys } from './use-question-keys';

/** The one thing that a key or a button asked for. What could not be saved stays in it. */
export function QuestionEntry({
  question,
  editing,
  keys,
}: {
  readonly question: Question;
  readonly editing: Editing;
  readonly keys: QuestionKeys;
}) {
  const { label, longest, isEmptyAllowed, initial } = editingWords[editing];
  const [text, setText] = useState('');
  return (
    <>
      <InlineEntry
        label={label}
        longest={longest}
        initial={initial(question)}
        isEmptyAllowed={isEmptyAllowed}
        onType={setText}
        onSave={(saved) => keys.save(question, editing, saved)}
        onCancel={keys.leave}
      />
      {editing === 'began' || editing === 'stopped' ? (
        <Meaning question={question} editing={editing} text={text} />
      ) : null}
    </>
  );
}

/** A time that cannot be read is not saved, so what it means stands below it. */
function Meaning({
  question,
  editing,
  text,
}: {
  readonly question: Question;
  readonly editing: 'began' | 'stopped';
  readonly text: string;
}) {
  const zone = useZone();
  const now = useNow();
  if (text.trim() === '') return null;
  const at = momentOf(question, editing, text, zone, now);
  return (
    <p className="hint" role="status">
      {at === undefined ? 'That is no time. Write it as 11:40 or -5m.' : fullTime(zone, at)}
    </p>
  );
}
