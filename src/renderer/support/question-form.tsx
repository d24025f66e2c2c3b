import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react';
import { formatTime } from '../../shared/rota/format-time';
import { findLink } from '../../shared/support/find-link';
import { useApp, useHasLetterKeys, useNow, useZone } from '../app-context';
import { Button } from '../components/button';
import { Field } from '../components/field';
import { FailureNotice } from '../components/notice';
import { readEventTime } from '../incidents/event-time';
import { useAction } from '../use-action';
import { usePageKeys } from '../use-page-keys';
import { cutText, visibleText } from '../words/outside-words';

/** Takes a question: Enter starts its stopwatch. A Slack link among the words is found and kept as the link to the talk. */
export function QuestionForm({ onBegun }: { readonly onBegun: (id: string) => void }) {
  const { client, stores } = useApp();
  const zone = useZone();
  const now = useNow(60_000);
  const hasLetterKeys = useHasLetterKeys();
  const [text, setText] = useState('');
  const [asker, setAsker] = useState('');
  const what = useRef<HTMLTextAreaElement>(null);
  /** What was not taken yet: sent again after a lost answer with the same words, it is the same question. */
  const untaken = useRef<{ readonly id: string; readonly text: string }>(undefined);
  const typed = read(text, zone, now);

  const begin = useAction(async (id: string, sent: Typed, who: string) => {
    const { asked, link = '', startedAt } = sent;
    const outcome = await client.request('support.begin', {
      id,
      asked,
      asker: who,
      link,
      ...(startedAt === undefined ? {} : { startedAt }),
    });
    if (outcome.ok) stores.support.accept(outcome.value);
    return outcome;
  });

  usePageKeys(({ key, isHeld }) => {
    if (key !== 'q') return false;
    if (!isHeld) what.current?.focus();
    return true;
  });

  /** The field is free for the next question at once; what could not be taken comes back into it. */
  async function start() {
    if (typed.asked === '') return;
    const id = untaken.current?.text === text ? untaken.current.id : crypto.randomUUID();
    untaken.current = { id, text };
    setText('');
    setAsker('');
    const taken = await begin.run(id, read(text, zone, stores.clock.getState().now), asker.trim());
    if (!taken.ok) {
      setText((now) => (now === '' ? text : `${text}\n${now}`));
      setAsker((now) => (now === '' ? asker : now));
    } else if (what.current?.value === '') onBegun(id);
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    void start();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Escape') what.current?.blur();
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void start();
  }

  return (
    <form className="question-form" onSubmit={submit}>
      <Field label="What is asked" hint={hintOf(typed, zone, hasLetterKeys)}>
        {(control) => (
          <textarea
            {...control}
            ref={what}
            rows={1}
            maxLength={20_000}
            autoComplete="off"
            aria-keyshortcuts={hasLetterKeys ? 'q' : undefined}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={onKeyDown}
          />
        )}
      </Field>
      <Field label="Who asks">
        {(control) => (
          <input
            {...control}
            maxLength={200}
            autoComplete="off"
            value={asker}
            onChange={(event) => setAsker(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" keys={hasLetterKeys ? '↵' : undefined} disabled={typed.asked === ''}>
        Start
      </Button>
      <FailureNotice failure={begin.failure} />
    </form>
  );
}

type Typed = ReturnType<typeof findLink> & { readonly startedAt: number | undefined };

/** `-5m` before the words: it began five minutes ago. A time of day there may be the beginning of what was pasted. */
function read(text: string, zone: string, now: number): Typed {
  const begun = text.startsWith('-') ? readEventTime(text, zone, now) : undefined;
  return { ...findLink(begun?.text ?? text), startedAt: begun?.happenedAt };
}

function hintOf({ asked, link, startedAt }: Typed, zone: string, hasLetterKeys: boolean): string {
  if (asked === '') {
    const key = hasLetterKeys ? 'Press q to come here. ' : '';
    return `${key}Paste it with its Slack link; begin with -5m if it began five minutes ago.`;
  }
  const from = startedAt === undefined ? '' : `Began ${formatTime(zone, startedAt)}. `;
  const talk =
    link === undefined ? 'No link to the talk yet.' : `The talk: ${visibleText(cutText(link, 90))}`;
  return `${from}${talk}`;
}
