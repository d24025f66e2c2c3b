import { type FormEvent, useEffect, useRef, useState } from 'react';
import {
  announcementTemplate,
  composeAnnouncement,
  timesGapOf,
  wordGapsOf,
} from '../../shared/announcements/compose-announcement';
import { mentionsIn } from '../../shared/announcements/mentions';
import type { Pack } from '../../shared/nouns/pack';
import { useApp, useNow } from '../app-context';
import { Button } from '../components/button';
import { Field } from '../components/field';
import { sendKey } from '../components/key-hint';
import { FailureNotice } from '../components/notice';
import { sendsForm } from '../components/sends-form';
import { useAction } from '../use-action';
import type { AnnouncementDraft } from './announcement-draft';
import { Advice, MentionChoice } from './mention-choice';
import { MessagePreview } from './message-preview';
import { TimesPicker } from './times-picker';

/** The team's template with its gaps, and beside it exactly what will be posted. */
export function ComposeForm({
  pack,
  channel,
  draft,
  onChange,
  onClose,
}: {
  readonly pack: Pack;
  readonly channel: string;
  readonly draft: AnnouncementDraft;
  readonly onChange: (draft: AnnouncementDraft) => void;
  readonly onClose: () => void;
}) {
  const { client, stores } = useApp();
  const now = useNow(60_000);
  const first = useRef<HTMLTextAreaElement>(null);
  /** The text that the second yes was given to. */
  const [confirmedText, setConfirmedText] = useState<string>();
  useEffect(() => first.current?.focus(), []);

  const { zone } = pack;
  const template = announcementTemplate(pack);
  const timesGap = timesGapOf(template);
  const { text, parts, emptyGaps } = composeAnnouncement({ ...draft, template, zone, now });
  const isConfirmed = confirmedText === text;
  const isOver = draft.dueAts.some((at) => at <= now);
  const missing = emptyGaps[0];

  const post = useAction(() => {
    const called = isConfirmed ? [...mentionsIn(text)] : [];
    return client.request('announcements.post', {
      ...draft,
      gaps: { ...draft.gaps },
      dueAts: [...draft.dueAts],
      text,
      notify: called,
      confirmed: called,
    });
  });

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (missing !== undefined || isOver || post.isBusy) return;
    const outcome = await post.run();
    if (!outcome.ok) return;
    void stores.announcements.load();
    onClose();
  }

  return (
    <form
      className="compose"
      aria-label="New announcement"
      onSubmit={(event) => void submit(event)}
      onKeyDown={sendsForm}
    >
      <div className="stack">
        {wordGapsOf(template).map((gap, index) => (
          <Field key={gap} label={capital(gap)}>
            {(control) => (
              <textarea
                {...control}
                ref={index === 0 ? first : undefined}
                rows={index === 0 ? 2 : 1}
                maxLength={4_000}
                value={draft.gaps[gap] ?? ''}
                onChange={(event) =>
                  onChange({ ...draft, gaps: { ...draft.gaps, [gap]: event.target.value } })
                }
              />
            )}
          </Field>
        ))}
        <TimesPicker
          legend={timesGap === undefined ? 'Times of the updates' : capital(timesGap)}
          zone={zone}
          now={now}
          dueAts={draft.dueAts}
          onChange={(dueAts) => onChange({ ...draft, dueAts })}
        />
        {timesGap !== undefined || draft.dueAts.length === 0 ? null : (
          <label className="tick-line">
            <input
              type="checkbox"
              checked={draft.addsTimes}
              onChange={(event) => onChange({ ...draft, addsTimes: event.target.checked })}
            />
            <span>Say the times in the message</span>
          </label>
        )}
      </div>
      <div className="stack">
        <MessagePreview parts={parts} channel={channel} isReply={false} calls={isConfirmed} />
        <MentionChoice
          text={text}
          channel={channel}
          advice={pack.comms.advice}
          isConfirmed={isConfirmed}
          onChoose={(yes) => setConfirmedText(yes ? text : undefined)}
        />
        {pack.comms.advice.length === 0 ? null : <Advice advice={pack.comms.advice} />}
        <FailureNotice failure={post.failure} />
        <div className="acts">
          <Button
            type="submit"
            look="strong"
            keys={sendKey()}
            disabled={missing !== undefined || isOver}
            isBusy={post.isBusy}
          >
            Post to {channel}
          </Button>
          <Button onClick={onClose}>Not now</Button>
          <span className="hint" role="status">
            {missing === undefined ? '' : `Still empty: ${missing}.`}
            {isOver ? ' A promised time is over: take it out.' : ''}
          </span>
        </div>
      </div>
    </form>
  );
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
