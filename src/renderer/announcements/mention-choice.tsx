import { useState } from 'react';
import { mentionsIn, namesUserGroup } from '../../shared/announcements/mentions';
import type { Mention } from '../../shared/nouns/announcement';
import { useIsPractice } from '../app-context';
import { Button } from '../components/button';
import { ConfirmDialog } from '../components/dialog';
import { WhereItGoes } from '../components/where-it-goes';
import { listed } from '../words/counted';

const whom: Readonly<Record<Mention, string>> = {
  here: 'everybody who is active in the channel at that moment',
  channel: 'every member of the channel, active or not, with a notification on their phones',
  everyone: 'every member of the whole workspace, where Slack lets an app do so',
};

/**
 * What becomes of words that call people: plain text, unless it is asked for and then confirmed once more. The yes holds
 * for exactly the text that it was given to.
 */
export function MentionChoice({
  text,
  channel,
  advice,
  isConfirmed,
  onChoose,
}: {
  readonly text: string;
  readonly channel: string;
  readonly advice: readonly string[];
  readonly isConfirmed: boolean;
  readonly onChoose: (isConfirmed: boolean) => void;
}) {
  const isPractice = useIsPractice();
  const [isAsking, setIsAsking] = useState(false);
  const found = mentionsIn(text);
  const words = listed(found.map((mention) => `@${mention}`));
  const ofGroup = namesUserGroup(text)
    ? 'A user group in this text is posted as plain text and notifies nobody.'
    : undefined;
  if (found.length === 0) return ofGroup === undefined ? null : <p className="hint">{ofGroup}</p>;
  return (
    <div className="mention-choice" role="status">
      <p>
        {isConfirmed ? (
          <>
            <b>{words} will notify people.</b> Changing a word takes this back.
          </>
        ) : (
          <>
            <b>{words}</b> {found.length === 1 ? 'stands' : 'stand'} in the text, posted as plain text that
            notifies nobody.
          </>
        )}{' '}
        {ofGroup}
      </p>
      {isConfirmed ? (
        <Button onClick={() => onChoose(false)}>Notify nobody</Button>
      ) : (
        <Button onClick={() => setIsAsking(true)}>Notify them…</Button>
      )}
      {isAsking ? (
        <ConfirmDialog
          title={`Notify ${words}?`}
          confirm={`Yes, notify with ${words}`}
          isBusy={false}
          onConfirm={() => {
            onChoose(true);
            setIsAsking(false);
          }}
          onClose={() => setIsAsking(false)}
        >
          <p>
            In <WhereItGoes channel={channel} /> this {isPractice ? 'would disturb' : 'disturbs'}:
          </p>
          <ul className="plain-list">
            {found.map((mention) => (
              <li key={mention}>
                <b>@{mention}</b>: {whom[mention]}
              </li>
            ))}
          </ul>
          {advice.length === 0 ? null : <Advice advice={advice} />}
        </ConfirmDialog>
      ) : null}
    </div>
  );
}

/** What the team itself says about messages to many. */
export function Advice({ advice }: { readonly advice: readonly string[] }) {
  return (
    <aside className="comms-advice" aria-label="The team’s own advice">
      <p className="lbl">The team’s own advice</p>
      <ul>
        {advice.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </aside>
  );
}
