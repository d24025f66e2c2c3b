import { type FormEvent, useState } from 'react';
import type { Workspace } from '../../shared/nouns/app';
import { useApp } from '../app-context';
import { Button } from '../components/button';
import { Field } from '../components/field';
import { FailureNotice } from '../components/notice';
import { PackChoices } from '../components/pack-choices';
import { SlackManifest } from '../components/slack-manifest';
import { SlackStanding } from '../components/slack-standing';
import { type SlackToken, SlackTokenFields } from '../components/slack-token-fields';
import { WorkspaceChoices } from '../components/workspace-choices';
import { go } from '../router';
import { useCopy, useValue } from '../stores/copy';
import { useAction } from '../use-action';

/** Who, which team, and where posts go: three answers and the watch can begin. */
export function FirstRunPage() {
  const { client, stores } = useApp();
  const packs = useCopy(stores.packs);
  const slackStatus = useValue(stores.settings)?.slack ?? { state: 'not-connected' };
  const isConnected = slackStatus.state === 'connected';
  const [me, setMe] = useState('');
  const [chosenId, setChosenId] = useState<string>();
  const [chosenWorkspace, setWorkspace] = useState<Workspace>();
  const [slack, setSlack] = useState<SlackToken>({ token: '', apiUrl: '' });

  const usable = packs.value?.filter((pack) => pack.problem === undefined) ?? [];
  const packId = chosenId ?? usable[0]?.id;
  const hasToken = isConnected || slackStatus.state === 'failing';
  // A machine that was given a token is meant to use it.
  const workspace = chosenWorkspace ?? (hasToken ? 'slack' : 'practice');
  const canPost = workspace === 'practice' || hasToken || slack.token !== '';
  const isComplete = me.trim() !== '' && packId !== undefined && canPost;

  /** The token first: if Slack refuses it, nothing has been set up yet and the page is still here to say so. */
  const start = useAction(async () => {
    if (workspace === 'slack' && slack.token !== '') {
      const { token, apiUrl } = slack;
      const connected = await client.request('slack.connect', {
        token,
        ...(apiUrl === '' ? {} : { apiUrl }),
      });
      if (!connected.ok) return connected;
    }
    return client.request('settings.setUp', { me: me.trim(), packId: packId ?? '', workspace });
  });

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!isComplete || start.isBusy) return;
    const outcome = await start.run();
    if (!outcome.ok) return;
    go({ page: 'watch' });
    stores.settings.accept(outcome.value);
  }

  return (
    <main className="page narrow first-run">
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <header>
          <h1>Who keeps this watch?</h1>
          <p className="lead">Three answers, and it begins. All of them can be changed in Settings.</p>
        </header>
        <Field label="Your name" hint="As your team knows you; it stands in the log and the handover.">
          {(control) => (
            <input
              {...control}
              className="short"
              required
              maxLength={80}
              autoComplete="name"
              value={me}
              onChange={(event) => setMe(event.target.value)}
            />
          )}
        </Field>
        <FailureNotice failure={packs.failure} />
        <PackChoices packs={packs.value ?? []} chosenId={packId} onChoose={setChosenId} />
        <WorkspaceChoices workspace={workspace} onChoose={setWorkspace}>
          {slackStatus.state === 'not-connected' ? null : <SlackStanding status={slackStatus} />}
          {isConnected ? null : (
            <>
              <SlackTokenFields value={slack} onChange={setSlack} />
              <SlackManifest />
            </>
          )}
        </WorkspaceChoices>
        <FailureNotice failure={start.failure} />
        <div className="acts">
          <Button type="submit" look="strong" disabled={!isComplete} isBusy={start.isBusy}>
            Start
          </Button>
        </div>
      </form>
    </main>
  );
}
