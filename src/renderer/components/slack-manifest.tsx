import manifest from '../../../resources/slack-manifest.yaml?raw';

/** Each organisation makes its own Slack app; this is all of it, ready to paste. */
export function SlackManifest() {
  return (
    <details>
      <summary>No token yet? Make the Slack app</summary>
      <p className="hint">
        At api.slack.com/apps choose Create New App, From a manifest, paste this, install it to your workspace
        and copy its bot token. Then invite the app to your incident channel.
      </p>
      <pre className="manifest">{manifest}</pre>
    </details>
  );
}
