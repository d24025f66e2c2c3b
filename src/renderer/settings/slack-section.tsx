import { useState } from 'react';
import type { SettingsView, Workspace } from '../../shared/nouns/app';
import { useApp } from '../app-context';
import { Button } from '../components/button';
import { FailureNotice } from '../components/notice';
import { SlackManifest } from '../components/slack-manifest';
import { SlackStanding } from '../components/slack-standing';
import { type SlackToken, SlackTokenFields } from '../components/slack-token-fields';
import { WorkspaceChoices } from '../components/workspace-choices';
import { useAction } from '../use-action';

/** Where posts go, and how the connection to Slack stands. */
export function SlackSection({ settings }: { readonly settings: SettingsView }) {
  const { client, stores } = useApp();
  const [slack, setSlack] = useState<SlackToken>({ token: '', apiUrl: '' });

  /** Shown as chosen from the press on; if it cannot be kept, the old one is again. */
  const [chosen, setChosen] = useState<Workspace>();

  const choose = useAction(async (workspace: Workspace) => {
    setChosen(workspace);
    const { me, packId = '' } = settings;
    const outcome = await client.request('settings.setUp', { me, packId, workspace });
    if (outcome.ok) stores.settings.accept(outcome.value);
    setChosen((now) => (now === workspace ? undefined : now));
    return outcome;
  });
  const connect = useAction(async () => {
    const { token, apiUrl } = slack;
    const outcome = await client.request('slack.connect', { token, ...(apiUrl === '' ? {} : { apiUrl }) });
    if (outcome.ok) {
      stores.settings.accept(outcome.value);
      setSlack({ token: '', apiUrl });
    }
    return outcome;
  });

  return (
    <section>
      <h2>Workspace</h2>
      <WorkspaceChoices
        workspace={chosen ?? settings.workspace ?? 'practice'}
        onChoose={(workspace) => void choose.run(workspace)}
      >
        <SlackStanding status={settings.slack} />
        <SlackTokenFields value={slack} onChange={setSlack} />
        <FailureNotice failure={connect.failure} />
        <div className="acts">
          <Button disabled={slack.token === ''} isBusy={connect.isBusy} onClick={() => void connect.run()}>
            {settings.slack.state === 'connected' ? 'Connect with this token instead' : 'Connect'}
          </Button>
        </div>
        <SlackManifest />
      </WorkspaceChoices>
      <FailureNotice failure={choose.failure} />
    </section>
  );
}
