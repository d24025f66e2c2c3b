export const appScheme = 'app';
export const appHost = 'watchkeeper';

/** Where the page comes from: our own scheme, or electron-vite's development server in an unpackaged app. */
export function pageAddress(isPackaged: boolean, developmentServer: string | undefined): string {
  const usesServer = !isPackaged && developmentServer !== undefined && developmentServer !== '';
  return usesServer ? new URL(developmentServer).href : `${appScheme}://${appHost}/`;
}

/** Compares scheme and host: `origin` is opaque for schemes that Node does not know. */
export function isSameOrigin(address: string, page: string): boolean {
  if (!URL.canParse(address)) return false;
  const [given, own] = [new URL(address), new URL(page)];
  return given.protocol === own.protocol && given.host === own.host;
}

/** The page itself, whatever part of it is shown. */
export function isPage(address: string, page: string): boolean {
  return isSameOrigin(address, page) && new URL(address).pathname === new URL(page).pathname;
}
