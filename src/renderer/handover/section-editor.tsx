import { useId } from 'react';
import { useStore } from 'zustand';
import type { HandoverSection } from '../../shared/nouns/handover';
import { useApp, useZone } from '../app-context';
import { FailureNotice } from '../components/notice';
import { OutsideText } from '../components/outside-text';
import { keyOf, type Words } from '../stores/own-words';
import { timeWithSeconds } from '../time/wall-clock';
import { plainOf } from './plain-markdown';

/** One heading: the record's lines, and below them the person's own words, saved while they are typed. */
export function SectionEditor({
  shiftId,
  section,
  onWriting,
}: {
  readonly shiftId: string;
  readonly section: HandoverSection;
  readonly onWriting: (isWriting: boolean) => void;
}) {
  const { ownWords } = useApp().stores;
  const id = useId();
  const words = useStore(ownWords.store, (all) => all[keyOf(shiftId, section.id)]);
  // While words are on their way they are newer than the draft; once saved, the core's copy is the truth again.
  const text = words === undefined || words.state === 'saved' ? section.ownWords : words.text;
  return (
    <section className="handover-section">
      <h2 id={id}>
        {section.title}
        <SavedMark words={words} />
      </h2>
      {section.lines.length === 0 ? (
        <p className="hint">Nothing in the record.</p>
      ) : (
        <ul className="record">
          {section.lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two lines may say the same, and only their order tells them apart
            <li key={index}>
              <OutsideText text={plainOf(line)} longest={600} />
            </li>
          ))}
        </ul>
      )}
      <textarea
        aria-labelledby={id}
        placeholder="In your own words"
        rows={2}
        maxLength={8_000}
        value={text}
        onChange={(event) => ownWords.write(shiftId, section.id, event.target.value)}
        onFocus={() => onWriting(true)}
        onBlur={() => {
          onWriting(false);
          void ownWords.flush();
        }}
      />
      <FailureNotice failure={words?.failure} />
    </section>
  );
}

function SavedMark({ words }: { readonly words: Words | undefined }) {
  const zone = useZone();
  return (
    <span className="due" aria-live="polite">
      {words === undefined ? '' : wordFor(words, zone)}
    </span>
  );
}

function wordFor(words: Words, zone: string): string {
  switch (words.state) {
    case 'typing':
    case 'saving':
      return 'saving…';
    case 'failed':
      return 'not saved';
    case 'saved':
      return words.savedAt === undefined ? '' : `saved ${timeWithSeconds(zone, words.savedAt)}`;
  }
}
