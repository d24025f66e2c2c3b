import { type FormEvent, useEffect, useRef, useState } from 'react';
import { composeUpdate } from '../../shared/announcements/compose-announcement';
import { mentionsIn } from '../../shared/announcements/mentions';
import { dueInWords } from '../../shared/announcements/times-in-words';
import type { Announcement } from '../../shared/nouns/announcement';
import { type PromisedUpdate, promiseSoonMs } from '../../shared/nouns/promise';
import { useApp, useNow, useZone } from '../app-context';
import { Button } from '../components/button';
import { Field } from '../components/field';
import { sendKey } from '../components/key-hint';
import { FailureNotice } from '../components/notice';
import { sendsForm } from '../components/sends-form';
import { useValue } from '../stores/copy';
import { useAction } from '../use-action';
import { listed } from '../words/counted';
import { MentionChoice } from './mention-choice';
import { MessagePreview } from './message-preview';
import { TimesPicker } from './times-picker';

/** An answer in the thread of an announcement: it keeps what was promised for about now. */
export function UpdateForm({
  announcement,
  onClose,
}: {
  readonly announcement: Announcement;
  readonly onClose: () => void;
}) {
  const { client, stores } = useApp();
  const zone = useZone();
  const now = useNow(60_000);
  const advice = useValue(stores.pack)?.comms.advice ?? [];
  const field = useRef<HTMLTextAreaElement>(null);
  const [updateId] = useState(() => crypto.randomUUID());
  const [words, setWords] = useState('');
  const [dueAts, setDueAts] = useState<readonly number[]>([]);
  const [isLast, setIsLast] = useState(false);
  const [confirmedText, setConfirmedText] = useState<string>();
  useEffect(() => field.current?.focus(), []);

  const promised = isLast ? [] : dueAts;
  const text = composeUpdate({ words, dueAts: promised, zone, now });
  const isConfirmed = confirmedText === text;
  const isFilled = words.trim() !== '' && promised.every((at) => at > now);

  const post = useAction(() => {
    const called = isConfirmed ? [...mentionsIn(text)] : [];
    const { id } = announcement;
    const seen = { dueAts: [...promised], text, notify: called, confirmed: called };
    return client.request('announcements.update', { id, updateId, words, isLast, ...seen });
  });

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!isFilled || post.isBusy) return;
    const outcome = await post.run();
    if (!outcome.ok) return;
    void stores.announcements.load();
    onClose();
  }

  return (
    <form
      className="update-form stack"
      aria-label="Update"
      onSubmit={(event) => void submit(event)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
        else sendsForm(event);
      }}
    >
      <Field label="What there is to say" hint={whatItKeeps(announcement, isLast, zone, now)}>
        {(control) => (
          <textarea
            {...control}
            ref={field}
            rows={2}
            maxLength={8_000}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        )}
      </Field>
      <label className="tick-line">
        <input type="checkbox" checked={isLast} onChange={(event) => setIsLast(event.target.checked)} />
        <span>This work is finished: nothing more is promised</span>
      </label>
      {isLast ? null : (
        <TimesPicker
          legend="Promise another update (if you want)"
          zone={zone}
          now={now}
          dueAts={dueAts}
          onChange={setDueAts}
        />
      )}
      <MessagePreview
        parts={[{ text, gap: undefined }]}
        channel={announcement.channel}
        isReply
        calls={isConfirmed}
      />
      <MentionChoice
        text={text}
        channel={announcement.channel}
        advice={advice}
        isConfirmed={isConfirmed}
        onChoose={(yes) => setConfirmedText(yes ? text : undefined)}
      />
      <FailureNotice failure={post.failure} />
      <div className="acts">
        <Button type="submit" look="strong" keys={sendKey()} disabled={!isFilled} isBusy={post.isBusy}>
          Post the update
        </Button>
        <Button keys="Esc" onClick={onClose}>
          Not now
        </Button>
      </div>
    </form>
  );
}

/** The rule of the timer, said for what is promised here. */
function whatItKeeps({ promises }: Announcement, isLast: boolean, zone: string, now: number): string {
  const owed = promises.filter(({ state }) => state === 'open' || state === 'missed' || state === 'handed');
  const times = (some: typeof owed) => listed(some.map(({ dueAt }) => dueInWords(zone, dueAt, now)));
  const isKept = ({ dueAt }: PromisedUpdate) => dueAt <= now + promiseSoonMs;
  const [kept, beyond] = [owed.filter(isKept), owed.filter((promise) => !isKept(promise))];
  const [next] = beyond;
  return [
    ...(owed.length === 0 ? ['No update is promised.'] : []),
    ...(kept.length === 0 ? [] : [`Posted now it is the update promised for ${times(kept)}.`]),
    ...(isLast && beyond.length > 0 ? [`What is promised for ${times(beyond)} is withdrawn.`] : []),
    ...(!isLast && kept.length === 0 && next !== undefined
      ? [`Posted now it comes early: the update promised for ${times([next])} is still owed.`]
      : []),
  ].join(' ');
}
