import type { Workspace } from '../../shared/nouns/app';
import { useApp } from '../app-context';
import { useValue } from '../stores/copy';

/** A channel together with who will see it there: of the workspace in use, unless a thread stays in another. */
export function WhereItGoes({
  channel,
  workspace,
}: {
  readonly channel: string;
  readonly workspace?: Workspace;
}) {
  const settings = useValue(useApp().stores.settings);
  if ((workspace ?? settings?.workspace) === 'practice') {
    return (
      <>
        <b>{channel}</b> in the practice workspace (nobody else sees it)
      </>
    );
  }
  const team = settings?.slack.state === 'connected' ? ` of ${settings.slack.team}` : '';
  return (
    <>
      <b>{channel}</b> in Slack{team}
    </>
  );
}
