import type { App, Session, WebContents } from 'electron/main';
import type { Logger } from '../../ports';
import { isPage } from '../page-address';

/** Copying text out at a press; reading the clipboard is another permission. */
const allowed = 'clipboard-sanitized-write';

/** Without handlers Electron grants every permission that a page asks for; ours needs one. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, decide) => decide(permission === allowed));
  session.setPermissionCheckHandler((_contents, permission) => permission === allowed);
  session.setDevicePermissionHandler(() => false);
}

/** No page leaves its place: outside links go through the Opener, and nothing is opened, framed or embedded. */
export function holdInPlace(app: Pick<App, 'on'>, page: string, logger: Logger): void {
  app.on('web-contents-created', (_event, contents) => holdContents(contents, page, logger));
}

function holdContents(contents: WebContents, page: string, logger: Logger): void {
  const refuse = (what: string) => logger.warn('page.refused', { what });
  contents.setWindowOpenHandler(() => {
    refuse('new window');
    return { action: 'deny' };
  });
  // Reloading itself is all that the page may do; it is told apart by its own exact address.
  const stay = (details: { url: string; isMainFrame: boolean; preventDefault: () => void }) => {
    if (details.isMainFrame && isPage(details.url, page)) return;
    details.preventDefault();
    refuse('navigation');
  };
  contents.on('will-navigate', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
    refuse('webview');
  });
}
