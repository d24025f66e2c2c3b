import { useApp } from '../app-context';
import { useValue } from '../stores/copy';

/** A channel together with who will see it there. */
export function WhereItGoes({ channel }: { readonly channel: string }) {
  const settings = useValue(useApp().stores.settings);
  if (settings?.workspace === 'practice') {
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
