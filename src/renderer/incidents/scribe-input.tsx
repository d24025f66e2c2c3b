import { type FormEvent, type RefObject, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { EntryKind, Incident } from '../../shared/nouns/incident';
import { formatTime } from '../../shared/rota/format-time';
import { useApp, useNow, useZone } from '../app-context';
import { readEventTime } from './event-time';
import { KindChoice } from './kind-choice';
import { PendingList } from './pending-list';

/** One line, always ready: Enter hands it to the queue, where it stays in sight until the core has saved it. */
export function ScribeInput({
  incident,
  inputRef,
}: {
  readonly incident: Incident;
  readonly inputRef: RefObject<HTMLInputElement | null>;
}) {
  const { pendingLines } = useApp().stores;
  const text = useStore(pendingLines.store, (state) => state.drafts[incident.id] ?? '');
  const [kind, setKind] = useState<EntryKind>('event');
  const zone = useZone();
  const now = useNow();
  const typed = readEventTime(text, zone, now);
  useFocusOnTyping(inputRef);

  const setText = (next: string) => pendingLines.setDraft(incident.id, next);

  function submit(event: FormEvent) {
    event.preventDefault();
    const line = readEventTime(text.trim(), zone, Date.now());
    if (line.text === '') {
      // Enter on an empty line is how a refused one is tried again.
      pendingLines.tryAgain(incident.id);
      return;
    }
    pendingLines.add({ incidentId: incident.id, kind, ...line });
    setText('');
    setKind('event');
  }

  return (
    <form className="type" onSubmit={submit}>
      <PendingList
        incidentId={incident.id}
        onTakeBack={(line) => {
          setText(text === '' ? line.text : `${line.text} ${text}`);
          inputRef.current?.focus();
        }}
      />
      <KindChoice
        kind={kind}
        onChoose={(chosen) => {
          setKind(chosen);
          inputRef.current?.focus();
        }}
      />
      <div className="line">
        <time
          className={typed.happenedAt === undefined ? '' : 'set'}
          dateTime={new Date(typed.happenedAt ?? now).toISOString()}
        >
          {formatTime(zone, typed.happenedAt ?? now)}
        </time>
        <input
          ref={inputRef}
          aria-label="Next line of the log"
          aria-describedby="line-hint"
          placeholder="What happened?"
          autoComplete="off"
          maxLength={4_000}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      <p className="hint" id="line-hint">
        <kbd>↵</kbd> saves. Begin with <kbd>-5m</kbd> or <kbd>14:05</kbd> for something that happened before.
      </p>
    </form>
  );
}

/** Typing anywhere on the page, other than in a field or on a button, goes into the line. */
function useFocusOnTyping(inputRef: RefObject<HTMLInputElement | null>) {
  useEffect(() => {
    inputRef.current?.focus();
    function onKeyDown(event: KeyboardEvent) {
      if (event.key.length !== 1 || event.key === ' ' || event.ctrlKey || event.altKey || event.metaKey)
        return;
      const target = event.target instanceof Element ? event.target : undefined;
      if (target?.closest('input, textarea, select, button, a, summary, dialog') == null)
        inputRef.current?.focus();
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [inputRef]);
}
